import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { recurringJob } from "@/lib/server/database/job-tables";
import { readJob } from "@/lib/server/database/recurring-jobs";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "sweep-test" };
const hour = 3_600_000;

describe.each(databases)("the daily sweep, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with every webhook lost", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.hands.database.delete(recurringJob));
    afterAll(() => stage.close());

    function refundElsewhere(charge: string, amount: number) {
      return stage.dashboard.refunds.create({ charge, amount });
    }

    function later(hours: number): Hands {
      const now = () => new Date(Date.now() + hours * hour);
      return { ...stage.hands, clock: { ...stage.hands.clock, now } };
    }

    async function looksAt(charge: string): Promise<number> {
      const { requests } = (await stage.control("GET requests")) as { requests: { path: string }[] };
      return requests.filter(({ path }) => path === `/v1/charges/${charge}`).length;
    }

    it("finds a refund made in the Dashboard on a charge that nobody has opened here", async () => {
      const charge = await payment(stage, 5000);
      await refundElsewhere(charge, 700);
      await sweepRefunds(worker, stage.hands);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 700n });
    });

    it("finds every one of more refunds than a page of Stripe's list holds", async () => {
      const charge = await payment(stage, 200_000);
      for (let count = 0; count < 120; count += 1) await refundElsewhere(charge, 100);
      await sweepRefunds(worker, stage.hands);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 12_000n });
    });

    it("follows a refund of ours that failed, and one of others that was done and came back", async () => {
      const charge = await payment(stage, 5000);
      const other = await refundElsewhere(charge, 400);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4600));
      if (outcome.kind !== "made") throw new Error("refused");
      for (const refund of [other.id, outcome.refund.refundId]) {
        await stage.control("POST refunds", { refund, becomes: "failed", failureReason: "declined" });
      }
      await sweepRefunds(worker, stage.hands);
      const figures = { postedMinor: 0n, externalMinor: 0n, reservedMinor: 0n };
      expect(await findCharge(stage.hands.database, charge)).toMatchObject(figures);
    });

    it("looks at no charge whose refunds the books know as they are", async () => {
      const charge = await payment(stage, 5000);
      await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 5000));
      await stage.control("DELETE requests");
      await sweepRefunds(worker, stage.hands);
      expect(await looksAt(charge)).toBe(0);
    });

    it("keeps its position when a charge cannot be looked at, and comes back within the hour", async () => {
      const charge = await payment(stage, 5000);
      await refundElsewhere(charge, 300);
      const on = { method: "GET", path: `/v1/charges/${charge}` };
      await stage.control("POST faults", { on, fault: "html_502", times: 1 });
      await sweepRefunds(worker, stage.hands);
      expect(await readJob(stage.hands.database, "sweep-refunds")).toMatchObject({ position: null });
      await sweepRefunds(worker, later(1.1));
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 300n });
    });

    it("gives its job back without a position when the list breaks off, or the process is to end", async () => {
      await stage.control("POST faults", {
        on: { method: "GET", path: "/v1/refunds" },
        fault: "error_500",
        times: 1,
      });
      await sweepRefunds(worker, stage.hands);
      expect(await readJob(stage.hands.database, "sweep-refunds")).toMatchObject({
        position: null,
        leaseUntil: null,
      });
      await refundElsewhere(await payment(stage, 5000), 300);
      await sweepRefunds(worker, later(1.1), AbortSignal.abort());
      expect(await readJob(stage.hands.database, "sweep-refunds")).toMatchObject({
        position: null,
        leaseUntil: null,
      });
    });

    it("asks Stripe once a day, also with several servers", async () => {
      await sweepRefunds(worker, stage.hands);
      await stage.control("DELETE requests");
      await sweepRefunds(worker, stage.hands);
      await sweepRefunds(worker, later(20));
      expect(await stage.control("GET requests")).toMatchObject({ requests: [] });
      await sweepRefunds(worker, later(25.1));
      expect(await stage.control("GET requests")).toMatchObject({
        requests: expect.arrayContaining([expect.objectContaining({ path: "/v1/refunds" })]),
      });
    });
  });
});
