import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { recurringJob } from "@/lib/server/database/job-tables";
import { changeRequest, findRequest, listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Clock, Hands } from "@/lib/server/hands";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "settle-test" };
const hour = 3_600_000;

function fortyHoursAhead(): Date {
  return new Date(Date.now() + 40 * hour);
}

describe.each(databases)("what the proof harness once found, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(async () => {
      await stage.control("DELETE faults");
      await stage.hands.database.delete(recurringJob);
    });
    afterAll(() => stage.close());

    /** The same hands with a clock that shows later each time it is read from its `from`-th reading on. */
    function handsThatStandStill(from: number): Hands {
      let readings = 0;
      const clock: Clock = {
        now: () => {
          readings += 1;
          return new Date(Date.now() + (readings > from ? 26 * hour : 0));
        },
        monotonicMilliseconds: () => 0,
      };
      return { ...stage.hands, clock };
    }

    async function lostSend(charge: string): Promise<string> {
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "html_502", times: 1 });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      return outcome.refund.id;
    }

    it("sends nothing when the process stood still between its look and its send", async () => {
      const charge = await payment(stage, 4900);
      await requestRefundWith(handsThatStandStill(1), ana, partOf(charge, 1000, 4900));
      const [row] = await listRequestsOfCharge(stage.hands.database, charge);
      expect(row).toMatchObject({ state: "submitting" });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(0);
    });

    it("carries a request on whose lease was written by a clock that ran ahead", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      const ahead = new Date(Date.now() + 40 * hour);
      await changeRequest(stage.hands.database, id, { nextAt: ahead, leaseUntil: ahead });
      await settleDue(worker, stage.hands);
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "succeeded" });
    });

    it("leaves a refund that bears our number but not our sum to people, and sends nothing more", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      await stage.dashboard.refunds.create({ charge, amount: 999, metadata: { request_id: id } });
      await changeRequest(stage.hands.database, id, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, stage.hands);
      expect(await findRequest(stage.hands.database, id)).toMatchObject({
        state: "unknown",
        unknownMode: "review",
      });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(1);
    });

    it("reads every event although a clock that ran ahead asked for them before", async () => {
      const charge = await payment(stage, 5000);
      const clock = { ...stage.hands.clock, now: fortyHoursAhead };
      await catchUpOnEvents(worker, { ...stage.hands, clock });
      await stage.dashboard.refunds.create({ charge, amount: 900 });
      await catchUpOnEvents(worker, stage.hands);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 900n });
    });

    it("takes another program's 200 for trouble, not for an answer of Stripe's", async () => {
      const charge = await payment(stage, 4900);
      const on = { method: "GET", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "foreign_200", times: 1 });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "stripe_trouble" } });
    });
  });
});
