import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "settle-test" };
const brokenConnections = ["executed_and_lost", "reset_after", "dropped_before", "reset"];
const readRights = ["rak_charge_read", "rak_customer_read", "rak_dispute_read"];
const createCall = { method: "POST", path: "/v1/refunds" };

describe.each(databases)("an answer that proves nothing, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    // The SDK repeats a broken connection once by itself, under the same key: twice makes it felt.
    const fault = (name: string, on: object = createCall) =>
      stage.control("POST faults", { on, fault: name, times: brokenConnections.includes(name) ? 2 : 1 });

    /** Makes the request due now and lets the worker do one round. */
    async function settle(requestId: string) {
      await changeRequest(stage.hands.database, requestId, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, stage.hands);
      return findRequest(stage.hands.database, requestId);
    }

    async function refundsOf(charge: string) {
      const { data } = await stage.dashboard.refunds.list({ charge, limit: 100 });
      return data;
    }

    it.each(["executed_and_lost", "reset_after", "half_body", "html_502", "error_500_executed", "error_500"])(
      "after %s the outcome is unknown, never failed, and its amount stays set aside",
      async (name) => {
        const charge = await payment(stage, 4900);
        await fault(name);
        const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
        expect(outcome).toMatchObject({ kind: "made", refund: { state: "unknown" } });
        expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 1000n });
      },
    );

    it.each(["executed_and_lost", "reset_after", "half_body", "error_500_executed"])(
      "after %s the next look finds the refund, and nothing is sent twice",
      async (name) => {
        const charge = await payment(stage, 4900);
        await fault(name);
        const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
        if (outcome.kind !== "made") throw new Error("refused");
        const row = await settle(outcome.refund.id);
        expect(row).toMatchObject({ state: "succeeded", movedMinor: 1000n, sends: 1 });
        expect(await refundsOf(charge)).toHaveLength(1);
        expect(await findCharge(stage.hands.database, charge)).toMatchObject({
          reservedMinor: 0n,
          postedMinor: 1000n,
        });
      },
    );

    it.each(["dropped_before", "reset", "html_502"])(
      "after %s the same key goes out again and makes one refund",
      async (name) => {
        const charge = await payment(stage, 4900);
        await fault(name);
        const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
        if (outcome.kind !== "made") throw new Error("refused");
        const row = outcome.refund.state === "succeeded" ? null : await settle(outcome.refund.id);
        expect(row?.state ?? "succeeded").toBe("succeeded");
        expect(await refundsOf(charge)).toHaveLength(1);
      },
    );

    it("waits and sends again after Stripe said too fast, under the same key", async () => {
      const charge = await payment(stage, 4900);
      await fault("rate_limit_429");
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      expect(outcome.refund.state).toBe("submitting");
      expect(await settle(outcome.refund.id)).toMatchObject({ state: "succeeded" });
      expect(await refundsOf(charge)).toHaveLength(1);
    });

    it("keeps watching after a 500 that was not carried out, and does not send again", async () => {
      const charge = await payment(stage, 4900);
      await fault("error_500");
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      const row = await settle(outcome.refund.id);
      expect(row).toMatchObject({ state: "unknown", unknownMode: "watch", sends: 1 });
      expect(await refundsOf(charge)).toHaveLength(0);
    });

    it("finds a whole-charge refund whose answer was lost", async () => {
      const charge = await payment(stage, 4900);
      await fault("executed_and_lost", { method: "POST", path: "/v1/charges/*/refund" });
      const outcome = await requestRefundWith(stage.hands, ana, wholeOf(charge, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      expect(outcome.refund.state).toBe("unknown");
      expect(await settle(outcome.refund.id)).toMatchObject({ state: "succeeded", movedMinor: 4900n });
    });

    it("does not take a foreign refund of the same amount for its own", async () => {
      const charge = await payment(stage, 4900);
      await fault("dropped_before");
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      await stage.dashboard.refunds.create({ charge, amount: 1000 });
      await settle(outcome.refund.id);
      const refunds = await refundsOf(charge);
      const ours = refunds.filter(({ metadata }) => metadata?.request_id === outcome.refund.id);
      expect(ours).toHaveLength(1);
      expect(refunds).toHaveLength(2);
    });

    it("adopts one refund under its number and counts a second one as made elsewhere", async () => {
      const charge = await payment(stage, 4900);
      await fault("dropped_before");
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      const metadata = { request_id: outcome.refund.id };
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata });
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata });
      expect(await settle(outcome.refund.id)).toMatchObject({ state: "succeeded" });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 0n,
        postedMinor: 1000n,
        externalMinor: 1000n,
      });
    });

    it("does not call the finding of a refund the act of whoever refunds next", async () => {
      const charge = await payment(stage, 4900);
      await fault("executed_and_lost");
      const lost = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (lost.kind !== "made") throw new Error("refused");
      await requestRefundWith(stage.hands, operatorNamed("Jonas"), partOf(charge, 500, 3900));
      const story = await readStory(stage.hands.database, lost.refund.id);
      expect(story.at(-1)).toMatchObject({ event: "refund.succeeded", actorName: "Refund Console" });
    });

    it("writes every step of an unknown outcome into the story", async () => {
      const charge = await payment(stage, 4900);
      await fault("executed_and_lost");
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      if (outcome.kind !== "made") throw new Error("refused");
      await settle(outcome.refund.id);
      const story = await readStory(stage.hands.database, outcome.refund.id);
      expect(story.map(({ event }) => event)).toEqual([
        "refund.requested",
        "refund.approved",
        "refund.submitting",
        "refund.unknown",
        "refund.succeeded",
      ]);
    });

    it("proves a refusal by the key's missing right, gives the amount back and names the right", async () => {
      const charge = await payment(stage, 4900);
      await stage.control("POST keys", { key: "rk_test_reader", permissions: readRights });
      const stripe = makeStripe({ ...stage.stripeSettings, secretKey: "rk_test_reader" });
      const outcome = await requestRefundWith({ ...stage.hands, stripe }, ana, partOf(charge, 1000, 4900));
      expect(outcome).toMatchObject({
        kind: "made",
        refund: { state: "failed", failure: { httpStatus: 403 } },
      });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
    });
  });
});
