import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventInbox } from "@/lib/server/database/job-tables";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readFiguresWith, scraper } from "@/lib/server/reads/metrics";
import { openApprovalsStage, waitingRefund } from "./approvals-stage";
import { drive, lostSend, made, worker } from "./books";
import { payment } from "./refund-requests";
import type { Stage } from "./stage";

describe.each(databases)("the figures of an installation on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openApprovalsStage(kind);
    });
    afterAll(() => stage.close());

    /** The figures without their explanations, a minute after now. */
    async function figures(): Promise<Map<string, number>> {
      const clock = { ...stage.hands.clock, now: () => new Date(Date.now() + 60_000) };
      const text = await readFiguresWith(scraper, { ...stage.hands, clock });
      const lines = text.split("\n").filter((line) => /^[a-z]/.test(line));
      return new Map(
        lines.map((line) => {
          const space = line.lastIndexOf(" ");
          return [line.slice(0, space).replace("refund_console_", ""), Number(line.slice(space))];
        }),
      );
    }

    it("leave out what nobody knows yet", async () => {
      const before = await figures();
      expect(before.get("webhooks_waiting")).toBe(0);
      expect([...before.keys()].filter((name) => /age|tie_out|last_webhook/.test(name))).toEqual([]);
    });

    it("count what is open by state, and tell how long the oldest waits", async () => {
      await waitingRefund(stage);
      await waitingRefund(stage);
      const lost = await lostSend(stage, await payment(stage, 4900));
      await made(stage, await payment(stage, 5000), 500, 5000);
      await changeRequest(stage.hands.database, lost, { firstSentAt: new Date(Date.now() - 3_600_000) });
      const now = await figures();
      expect(now.get('open_requests{state="awaiting_approval"}')).toBe(2);
      const unknown = [...now.keys()].find((name) => name.startsWith('open_requests{state="unknown_'));
      expect(now.get(unknown ?? "")).toBe(1);
      const age = now.get((unknown ?? "").replace("open_requests", "oldest_open_request_age_seconds"));
      expect(age).toBeGreaterThan(3_600);
      expect(age).toBeLessThan(3_900);
      expect(now.get('requests_of_24_hours{state="awaiting_approval"}')).toBe(2);
      expect(now.get('requests_of_24_hours{state="unknown"}')).toBe(1);
      expect(now.get("audit_rows")).toBeGreaterThan(4);
    });

    it("tell the longest that Stripe took over a send whose answer was lost, as the audit log does", async () => {
      expect((await figures()).get("longest_found_after_seconds")).toBeUndefined();
      for (const hours of [3, 1]) {
        const charge = await payment(stage, 4900);
        const id = await lostSend(stage, charge);
        const lastSentAt = new Date(Date.now() - hours * 3_600_000);
        await changeRequest(stage.hands.database, id, { firstSentAt: lastSentAt, lastSentAt });
        await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
        expect(await drive(stage, id)).toMatchObject({ state: "succeeded", sends: 1 });
        const [found] = (await readStory(stage.hands.database, id)).filter(
          ({ event }) => event === "refund.succeeded",
        );
        expect(Math.abs(Number(found?.facts.foundAfterSeconds) - hours * 3_600)).toBeLessThan(10);
      }
      const longest = (await figures()).get("longest_found_after_seconds") ?? 0;
      expect(Math.abs(longest - 3 * 3_600)).toBeLessThan(10);
    });

    it("count webhooks that wait, and tell when the last one came in", async () => {
      const at = new Date(Date.now() - 120_000);
      const event = {
        type: "refund.updated",
        chargeId: "ch_1",
        payloadSha256: "",
        createdAt: at,
        nextAt: at,
      };
      await stage.hands.database.insert(eventInbox).values([
        { ...event, eventId: "evt_1", receivedAt: at },
        { ...event, eventId: "evt_2", receivedAt: new Date(at.getTime() + 60_000), appliedAt: at },
      ]);
      const now = await figures();
      expect(now.get("webhooks_waiting")).toBe(1);
      expect(now.get("oldest_webhook_waiting_age_seconds")).toBeGreaterThanOrEqual(180);
      expect(now.get("last_webhook_timestamp_seconds")).toBeCloseTo((at.getTime() + 60_000) / 1000, 3);
    });

    it("name neither people nor payments", async () => {
      const text = await readFiguresWith(scraper, stage.hands);
      expect(text).not.toMatch(new RegExp(`Ana|Mira|${worker.name}|\\b(ch|re|rq|pi|cus)_|https?:`));
    });
  });
});
