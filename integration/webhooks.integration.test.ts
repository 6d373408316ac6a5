import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { findEvent } from "@/lib/server/database/event-rows";
import { recurringJob } from "@/lib/server/database/job-tables";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { receiveStripeEventWith } from "@/lib/server/workflows/receive-stripe-event";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "settle-test" };
const secrets = ["whsec_new", "whsec_old"];
let numbers = 0;

type Signing = { secret?: string; timestamp?: number };

function eventAbout(chargeId: string, changes: object = {}) {
  numbers += 1;
  const object = { object: "refund", id: "re_00000000000000000000", charge: chargeId };
  const shape = { object: "event", id: `evt_${numbers}`, type: "refund.updated", livemode: false };
  return { ...shape, created: 1_790_000_000, data: { object }, ...changes };
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

describe.each(databases)("what Stripe tells us later, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.hands.database.delete(recurringJob));
    afterAll(() => stage.close());

    function deliver(event: unknown, { secret = "whsec_new", timestamp }: Signing = {}) {
      const body = JSON.stringify(event);
      const signature = stage.hands.stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret,
        ...(timestamp === undefined ? {} : { timestamp }),
      });
      return receiveStripeEventWith(stage.hands, { body, signature }, secrets);
    }

    it("counts a refund made in the Dashboard as external once its webhook was followed", async () => {
      const charge = await payment(stage, 5000);
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      await deliver(eventAbout(charge));
      await settleEvents(worker, stage.hands);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 700n });
    });

    it("follows a refund that fails at the bank after it had succeeded, and gives the amount back", async () => {
      const charge = await payment(stage, 5000);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 5000));
      if (outcome.kind !== "made") throw new Error("refused");
      await stage.control("POST refunds", {
        refund: outcome.refund.refundId,
        becomes: "failed",
        failureReason: "declined",
      });
      await deliver(eventAbout(charge, { type: "refund.failed" }));
      await settleEvents(worker, stage.hands);
      expect(await findRequest(stage.hands.database, outcome.refund.id)).toMatchObject({ state: "failed" });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ postedMinor: 0n });
    });

    it("keeps an event once, however often it is delivered", async () => {
      const event = eventAbout(await payment(stage, 5000));
      expect(await deliver(event)).toEqual({ kind: "kept", isNew: true });
      expect(await deliver(event, { timestamp: nowSeconds() - 10 })).toEqual({ kind: "kept", isNew: false });
    });

    it("takes the old secret while the new one comes in, and no other", async () => {
      const charge = await payment(stage, 5000);
      expect(await deliver(eventAbout(charge), { secret: "whsec_old" })).toMatchObject({ kind: "kept" });
      const foreign = await deliver(eventAbout(charge), { secret: "whsec_foreign" });
      expect(foreign).toEqual({ kind: "refused", why: "signature" });
    });

    it.each([
      ["61 seconds ahead of our clock", 65],
      ["five minutes old", -310],
    ])("refuses a signature %s", async (_title, offsetSeconds) => {
      const timestamp = nowSeconds() + offsetSeconds;
      const reception = await deliver(eventAbout(await payment(stage, 5000)), { timestamp });
      expect(reception).toEqual({ kind: "refused", why: "signature" });
    });

    it.each([[null], [[]], [1], ["x"], [{ object: "event" }]])(
      "refuses the signed body %j, which is no event",
      async (body) => {
        expect(await deliver(body)).toMatchObject({ kind: "refused", why: "shape" });
      },
    );

    it("refuses a live event in test mode, and passes over other types", async () => {
      const charge = await payment(stage, 5000);
      expect(await deliver(eventAbout(charge, { livemode: true }))).toEqual({ kind: "refused", why: "mode" });
      expect(await deliver(eventAbout(charge, { type: "payout.paid" }))).toMatchObject({ kind: "beside" });
      expect(await deliver(eventAbout(charge, { account: "no account" }))).toMatchObject({
        kind: "refused",
        why: "shape",
      });
    });

    it("tries an event again when Stripe could not be asked", async () => {
      const charge = await payment(stage, 5000);
      const event = eventAbout(charge);
      await deliver(event);
      await stage.control("POST faults", {
        on: { method: "GET", path: `/v1/charges/${charge}` },
        fault: "html_502",
        times: 1,
      });
      await settleEvents(worker, stage.hands);
      expect(await findEvent(stage.hands.database, event.id)).toMatchObject({ appliedAt: null, tries: 1 });
    });

    it("learns of a refund without any webhook from the hourly list of events", async () => {
      const charge = await payment(stage, 5000);
      await stage.dashboard.refunds.create({ charge, amount: 900 });
      await catchUpOnEvents(worker, stage.hands);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 900n });
    });

    it("asks for events once an hour, not once a worker", async () => {
      await catchUpOnEvents(worker, stage.hands);
      await stage.control("DELETE requests");
      await catchUpOnEvents(worker, stage.hands);
      expect(await stage.control("GET requests")).toMatchObject({ requests: [] });
    });
  });
});
