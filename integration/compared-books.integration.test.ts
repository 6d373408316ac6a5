import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Comparison } from "@/lib/server/comparison";
import { audit } from "@/lib/server/database/audit-tables";
import { recurringJob } from "@/lib/server/database/job-tables";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { startComparison } from "@/lib/server/jobs/compare-at-start";
import type { Worker } from "@/lib/server/jobs/worker";
import { compareBooks } from "@/lib/server/workflows/compare-books";
import { requestRefund, requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { ana, drive, lostSend, rowOf, worker } from "./books";
import { partOf, payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";
import { standIn } from "./stand-in";

const hour = 3_600_000;
const refundsList = { method: "GET", path: "/v1/refunds" };

describe.each(databases)("a server that has just started, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let starting: Hands;
    const running: Worker[] = [];

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(async () => {
      await stage.control("DELETE faults");
      await stage.hands.database.delete(recurringJob);
      starting = { ...stage.hands, comparison: new Comparison() };
    });
    afterEach(async () => {
      await Promise.all(running.splice(0).map(({ stop }) => stop()));
    });
    afterAll(() => stage.close());

    function begin(): void {
      running.push(startComparison(starting));
    }

    async function comparedRows() {
      const rows = await stage.hands.database.select().from(audit).where(eq(audit.object, "books"));
      return rows.map(({ body }) => JSON.parse(body).facts);
    }

    async function sends(): Promise<number> {
      const { requests } = (await stage.control("GET requests")) as {
        requests: { method: string; path: string }[];
      };
      return requests.filter(({ method, path }) => method === "POST" && path === "/v1/refunds").length;
    }

    /** As our console makes one; the books then lose its row, as by an older backup. */
    async function lostRefund(charge: string): Promise<string> {
      const id = `rq_${randomBytes(16).toString("hex")}`;
      const metadata = { app: "refund-console", request_id: id };
      await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
      return id;
    }

    async function followedUntil(at: Date): Promise<void> {
      const job = { name: "catch-up-on-events", lastStartedAt: at, position: at.toISOString() };
      await stage.hands.database.insert(recurringJob).values(job);
    }

    it("refuses before the books are compared, keeps the attempt, and lets the same form through afterwards", async () => {
      const form = partOf(await payment(stage, 5000), 1000, 5000);
      const before = await sends();
      expect(await requestRefundWith(starting, ana, form)).toEqual({
        kind: "refused",
        refusal: { kind: "books_compared" },
      });
      expect(await sends()).toBe(before);
      begin();
      await starting.comparison.over;
      expect(await requestRefundWith(starting, ana, form)).toMatchObject({ kind: "made", isRepeat: false });
      expect(await sends()).toBe(before + 1);
    });

    it("lets whoever sends a form wait for the comparison, and answers a repeat at once", async () => {
      standIn(starting);
      const form = partOf(await payment(stage, 5000), 1000, 5000);
      const asked = requestRefund(ana, form);
      begin();
      expect(await asked).toMatchObject({ kind: "made", isRepeat: false });
      const again = { ...starting, comparison: new Comparison() };
      expect(await requestRefundWith(again, ana, form)).toMatchObject({ kind: "made", isRepeat: true });
    });

    it("writes a lost row anew before anything is sent, and says so in the audit log", async () => {
      const charge = await payment(stage, 5000);
      const id = await lostRefund(charge);
      begin();
      await starting.comparison.over;
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "succeeded" });
      expect((await rowOf(stage, charge))?.blockedAt).toBeInstanceOf(Date);
      const told = (await comparedRows()).at(-1);
      expect(told.unknown).toEqual([{ refundId: expect.stringMatching(/^re_/), requestId: id }]);
      const rows = (await comparedRows()).length;
      expect(await compareBooks(worker, starting)).toBe("compared");
      expect(await comparedRows()).toHaveLength(rows);
    });

    it("looks no further back than an hour before the last event that the books have followed", async () => {
      const id = await lostRefund(await payment(stage, 5000));
      await followedUntil(new Date(Date.now() + 2 * hour));
      expect(await compareBooks(worker, starting)).toBe("compared");
      expect(await findRequest(stage.hands.database, id)).toBeNull();
      await stage.hands.database.delete(recurringJob);
      await followedUntil(new Date(Date.now() + hour / 2));
      expect(await compareBooks(worker, starting)).toBe("compared");
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "succeeded" });
    });

    it("looks at requests on their way all the same, and sends those again that were sent before", async () => {
      const id = await lostSend(stage, await payment(stage, 4900));
      await changeRequest(starting.database, id, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, starting);
      expect(await findRequest(starting.database, id)).toMatchObject({ state: "succeeded", sends: 2 });
    });

    it("sends what is held back only once the books are compared, and puts it off for seconds until then", async () => {
      const id = await lostSend(stage, await payment(stage, 4900));
      const unsent = {
        state: "held",
        sends: 0,
        firstSentAt: null,
        lastSentAt: null,
        hasOpenSend: false,
      } as const;
      await changeRequest(starting.database, id, { ...unsent, unknownMode: null, nextAt: new Date(0) });
      const before = await sends();
      await settleDue(worker, starting);
      const waiting = await findRequest(starting.database, id);
      expect(waiting).toMatchObject({ state: "held", sends: 0, leaseUntil: null });
      expect(waiting?.nextAt?.getTime()).toBeLessThan(Date.now() + 3_000);
      expect(await sends()).toBe(before);
      starting.comparison.end();
      expect(await drive({ ...stage, hands: starting }, id)).toMatchObject({ state: "succeeded", sends: 1 });
    });

    it("tries again until Stripe answers", async () => {
      await stage.control("POST faults", { on: refundsList, fault: "html_502", times: 2 });
      expect(await compareBooks(worker, starting)).toBe("trouble");
      begin();
      await starting.comparison.over;
      expect(starting.comparison.isOver).toBe(true);
    });

    it("is not kept from sending for ever by a charge that cannot be looked at", async () => {
      const charge = await payment(stage, 5000);
      await lostRefund(charge);
      await stage.control("POST faults", {
        on: { method: "GET", path: `/v1/charges/${charge}` },
        fault: "html_502",
      });
      expect(await compareBooks(worker, starting)).toBe("unlooked");
      expect(starting.comparison.isOver).toBe(false);
    });
  });
});
