import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCharge } from "@/lib/server/database/charge-rows";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import {
  directPart,
  directPayment,
  directWhole,
  harbour,
  lumen,
  openConnectedStage,
  ownAccount,
  refundsAt,
  stranger,
  worker,
} from "./connected-stage";
import { partOf, payment } from "./refund-requests";
import { operatorNamed, type Stage } from "./stage";

describe.each(databases)("a direct charge, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openConnectedStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    async function made(request: Parameters<typeof requestRefundWith>[2]) {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return outcome.refund;
    }

    const lose = (fault: string) =>
      stage.control("POST faults", { on: { method: "POST", path: "/v1/refunds" }, fault, times: 2 });

    async function settle(requestId: string) {
      await changeRequest(stage.hands.database, requestId, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, stage.hands);
      return findRequest(stage.hands.database, requestId);
    }

    it("is refunded on its account and with its share of the fee, without a transfer to reverse", async () => {
      const place = await directPayment(stage, 10_000, { fee: 1_000 });
      const refund = await made({ ...directPart(place, 2_500, 10_000), refundApplicationFee: true });
      expect(refund).toMatchObject({ state: "succeeded", connectedAccount: lumen });
      const [atStripe] = await refundsAt(stage, place);
      expect(atStripe).toMatchObject({ id: refund.refundId, amount: 2_500 });
      expect(atStripe?.metadata).toMatchObject({ request_id: refund.id });
      const options = { stripeAccount: lumen };
      const { application_fee: fee } = await stage.dashboard.charges.retrieve(place.chargeId, {}, options);
      if (typeof fee !== "string") throw new Error("the charge has no fee");
      expect(await stage.dashboard.applicationFees.retrieve(fee)).toMatchObject({
        amount: 1_000,
        amount_refunded: 250,
      });
      expect(await findCharge(stage.hands.database, place.chargeId)).toMatchObject({
        connectedAccount: lumen,
        postedMinor: 2_500n,
        reservedMinor: 0n,
      });
      expect(await findRequest(stage.hands.database, refund.id)).toMatchObject({ connectedAccount: lumen });
    });

    it("is refunded whole at its own address", async () => {
      const place = await directPayment(stage, 4_000);
      expect(await made(directWhole(place, 4_000))).toMatchObject({ state: "succeeded", extent: "whole" });
      expect((await refundsAt(stage, place)).map(({ amount }) => amount)).toEqual([4_000]);
    });

    it("has no transfer that could be reversed", async () => {
      const place = await directPayment(stage, 4_000, { fee: 400 });
      const request = { ...directPart(place, 1_000, 4_000), reverseTransfer: true };
      expect(await requestRefundWith(stage.hands, ana, request)).toMatchObject({ kind: "refused" });
      expect(await refundsAt(stage, place)).toEqual([]);
    });

    it.each(["executed_and_lost", "reset_after"])(
      "after %s is looked at on its account, and nothing is sent twice",
      async (fault) => {
        const place = await directPayment(stage, 5_000);
        await lose(fault);
        const refund = await made(directPart(place, 1_000, 5_000));
        expect(refund.state).toBe("unknown");
        expect(await settle(refund.id)).toMatchObject({ state: "succeeded", sends: 1 });
        expect(await refundsAt(stage, place)).toHaveLength(1);
      },
    );

    it("after a send that never arrived is sent anew on its account, under the same key", async () => {
      const place = await directPayment(stage, 5_000);
      await lose("dropped_before");
      const refund = await made(directPart(place, 1_000, 5_000));
      expect(refund.state).toBe("unknown");
      expect(await settle(refund.id)).toMatchObject({ state: "succeeded", sends: 2 });
      expect(await refundsAt(stage, place)).toHaveLength(1);
    });

    it("after a process that ended at the send is carried on by the worker", async () => {
      const place = await directPayment(stage, 5_000);
      await lose("dropped_before");
      const { id } = await made(directPart(place, 1_000, 5_000));
      const state = {
        state: "submitting",
        unknownMode: null,
        nextAt: new Date(0),
        leaseUntil: null,
      } as const;
      await changeRequest(stage.hands.database, id, state);
      await settleDue(worker, stage.hands);
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "succeeded" });
      expect(await refundsAt(stage, place)).toHaveLength(1);
    });

    it("makes one refund of many simultaneous submits of one attempt", async () => {
      const place = await directPayment(stage, 5_000);
      const request = directPart(place, 1_000, 5_000);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => requestRefundWith(stage.hands, ana, request)),
      );
      expect(outcomes.every(({ kind: outcome }) => outcome === "made")).toBe(true);
      expect(await refundsAt(stage, place)).toHaveLength(1);
    });

    it("never gives back more than it took, whoever asks at the same time", async () => {
      const place = await directPayment(stage, 5_000);
      const amounts = [2_000, 2_010, 2_020, 2_030, 2_040, 2_050];
      await Promise.all(
        amounts.map((amount) => requestRefundWith(stage.hands, ana, directPart(place, amount, 5_000))),
      );
      const refunded = (await refundsAt(stage, place)).reduce((sum, { amount }) => sum + amount, 0);
      expect(refunded).toBeGreaterThan(0);
      expect(refunded).toBeLessThanOrEqual(5_000);
    });

    it.each([
      ["no account", null],
      ["another connected account", harbour],
      ["an account that is not connected", stranger],
    ])("is not found where %s is named, and nothing is written", async (_name, connectedAccount) => {
      const place = await directPayment(stage, 5_000);
      const request = { ...directPart(place, 1_000, 5_000), connectedAccount };
      expect(await requestRefundWith(stage.hands, ana, request)).toMatchObject({
        kind: "refused",
        refusal: { kind: "charge_absent" },
      });
      expect(await findCharge(stage.hands.database, place.chargeId)).toBeNull();
    });

    it("of our own account is not one of a connected account, though its number be named", async () => {
      const charge = await payment(stage, 5_000);
      const request = { ...partOf(charge, 1_000, 5_000), connectedAccount: ownAccount };
      expect(await requestRefundWith(stage.hands, ana, request)).toMatchObject({ kind: "refused" });
      expect(await findCharge(stage.hands.database, charge)).toBeNull();
    });

    it("is another wish on another account, so that one attempt cannot mean both", async () => {
      const place = await directPayment(stage, 5_000);
      const request = directPart(place, 1_000, 5_000);
      await made(request);
      const moved = { ...request, connectedAccount: null };
      expect(await requestRefundWith(stage.hands, ana, moved)).toMatchObject({
        kind: "refused",
        refusal: { kind: "attempt_reused" },
      });
    });
  });
});
