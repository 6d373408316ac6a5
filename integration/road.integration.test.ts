import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCharge } from "@/lib/server/database/charge-rows";
import { readStory } from "@/lib/server/database/read-story";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { partOf, payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

describe.each(databases)("the road of a refund on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    it("refunds a part under our id, with reason, ticket and metadata, and books it", async () => {
      const charge = await payment(stage, 4900);
      const request = { ...partOf(charge, 1250, 4900), metadata: { order: "A-77" } };
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund).toMatchObject({ state: "succeeded", extent: "part" });
      const refund = await stage.dashboard.refunds.retrieve(outcome.refund.refundId ?? "");
      expect(refund).toMatchObject({ amount: 1250, currency: "eur", reason: "requested_by_customer" });
      expect(refund.metadata).toMatchObject({
        app: "refund-console",
        request_id: outcome.refund.id,
        order: "A-77",
        ticket: request.ticket,
      });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        capturedMinor: 4900n,
        reservedMinor: 0n,
        postedMinor: 1250n,
        externalMinor: 0n,
      });
    });

    it("tells the story of a refund from the audit log, one row a step", async () => {
      const charge = await payment(stage, 3000);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 500, 3000));
      if (outcome.kind !== "made") throw new Error("refused");
      const story = await readStory(stage.hands.database, outcome.refund.id);
      expect(story.map(({ event }) => event)).toEqual([
        "refund.requested",
        "refund.approved",
        "refund.submitting",
        "refund.succeeded",
      ]);
      expect(story.map(({ actorName }) => actorName)).toEqual(["Ana", "Policy", "Ana", "Refund Console"]);
    });

    it("refunds the whole charge through the charge's own address, without a sum", async () => {
      const charge = await payment(stage, 2000);
      const outcome = await requestRefundWith(stage.hands, ana, wholeOf(charge, 2000));
      expect(outcome).toMatchObject({ kind: "made", refund: { state: "succeeded", extent: "whole" } });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data.map(({ amount }) => amount)).toEqual([2000]);
    });

    it("opens the first result when the same attempt is sent again", async () => {
      const charge = await payment(stage, 4000);
      const request = partOf(charge, 1000, 4000);
      const first = await requestRefundWith(stage.hands, ana, request);
      const second = await requestRefundWith(stage.hands, ana, request);
      if (first.kind !== "made" || second.kind !== "made") throw new Error("refused");
      expect(second).toMatchObject({ isRepeat: true, refund: { id: first.refund.id } });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(1);
    });

    it("makes one refund of many simultaneous submits of one attempt", async () => {
      const charge = await payment(stage, 4000);
      const request = partOf(charge, 1000, 4000);
      const submits = Array.from({ length: 12 }, () => requestRefundWith(stage.hands, ana, request));
      const outcomes = await Promise.all(submits);
      expect(outcomes.every(({ kind: answer }) => answer === "made")).toBe(true);
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(1);
    });

    it("refuses the same attempt with another content and sends nothing", async () => {
      const charge = await payment(stage, 4000);
      const request = partOf(charge, 1000, 4000);
      await requestRefundWith(stage.hands, ana, request);
      const changed = { ...partOf(charge, 1500, 4000), attemptId: request.attemptId };
      const outcome = await requestRefundWith(stage.hands, ana, changed);
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "attempt_reused" } });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(1);
    });

    it("refuses an attempt that has served another charge, and sets nothing aside", async () => {
      const [first, second] = [await payment(stage, 4000), await payment(stage, 4000)];
      const request = partOf(first, 1000, 4000);
      await requestRefundWith(stage.hands, ana, request);
      const moved = { ...partOf(second, 1000, 4000), attemptId: request.attemptId };
      const outcome = await requestRefundWith(stage.hands, ana, moved);
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "attempt_reused" } });
      const { data } = await stage.dashboard.refunds.list({ charge: second });
      expect(data).toHaveLength(0);
    });

    it("makes one request of one attempt that two charges want at the same moment", async () => {
      const charges = await Promise.all(Array.from({ length: 6 }, () => payment(stage, 4000)));
      const { attemptId } = partOf(charges[0] ?? "", 1000, 4000);
      const outcomes = await Promise.all(
        charges.map((charge) =>
          requestRefundWith(stage.hands, ana, { ...partOf(charge, 1000, 4000), attemptId }),
        ),
      );
      expect(outcomes.filter(({ kind: answer }) => answer === "made")).toHaveLength(1);
      const held = await Promise.all(charges.map((charge) => findCharge(stage.hands.database, charge)));
      const sums = held.map((row) => (row?.reservedMinor ?? 0n) + (row?.postedMinor ?? 0n));
      expect(sums.reduce((sum, one) => sum + one, 0n)).toBe(1000n);
    });

    it("never gives back more than the charge, whoever asks at the same time", async () => {
      const charge = await payment(stage, 1000);
      const people = Array.from({ length: 16 }, (_, index) => operatorNamed(`Agent${index}`));
      await Promise.all(
        people.map((person) => requestRefundWith(stage.hands, person, partOf(charge, 300, 1000))),
      );
      const { data } = await stage.dashboard.refunds.list({ charge, limit: 100 });
      const moved = data.reduce((sum, { amount }) => sum + amount, 0);
      expect(moved).toBeLessThanOrEqual(1000);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 0n,
        postedMinor: BigInt(moved),
      });
    });

    it("says that the charge changed when somebody refunded it in the Dashboard meanwhile", async () => {
      const charge = await payment(stage, 4900);
      await stage.dashboard.refunds.create({ charge, amount: 900 });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      expect(outcome).toMatchObject({
        kind: "refused",
        refusal: { kind: "charge_changed", left: { amountMinor: 4000n } },
      });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ externalMinor: 900n });
    });

    it("refuses more than what is left before anything is sent", async () => {
      const charge = await payment(stage, 4900);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 5000, 4900));
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "over_left" } });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data).toHaveLength(0);
    });
  });
});
