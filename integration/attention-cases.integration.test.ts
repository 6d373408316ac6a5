import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { listCasesOfRequest, toAttentionCase } from "@/lib/server/database/case-rows";
import { findCharge } from "@/lib/server/database/charge-rows";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment, waitingPayment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "settle-test" };

describe.each(databases)("what needs a person, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    async function refundOf(charge: string) {
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 5000));
      if (outcome.kind !== "made") throw new Error("refused");
      return outcome.refund;
    }

    const move = (refund: string | null, becomes: string, failureReason?: string) =>
      stage.control("POST refunds", { refund, becomes, ...(failureReason && { failureReason }) });
    const look = (charge: string) => lookAtCharge(worker, onOurAccount(charge), stage.hands);

    async function casesOf(requestId: string) {
      return (await listCasesOfRequest(stage.hands.database, requestId)).map(toAttentionCase);
    }

    it("opens a case with Stripe's reason when a refund fails after it had succeeded", async () => {
      const charge = await payment(stage, 5000);
      const refund = await refundOf(charge);
      expect(await casesOf(refund.id)).toEqual([]);
      await move(refund.refundId, "failed", "lost_or_stolen_card");
      await catchUpOnEvents(worker, stage.hands);
      expect(await casesOf(refund.id)).toMatchObject([
        {
          kind: "refund_failed",
          subject: refund.refundId,
          chargeId: charge,
          facts: { failureReason: "lost_or_stolen_card" },
          amount: { amountMinor: 1000n, currency: "eur" },
          owner: null,
          closing: null,
        },
      ]);
      const story = await readStory(stage.hands.database, refund.id);
      expect(story.slice(-2).map(({ event }) => event)).toEqual(["refund.failed", "attention.opened"]);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ postedMinor: 0n });
    });

    it("opens one case, however often the failure is looked at", async () => {
      const charge = await payment(stage, 5000);
      const refund = await refundOf(charge);
      await move(refund.refundId, "failed", "declined");
      await Promise.all([look(charge), look(charge), look(charge)]);
      await look(charge);
      expect(await casesOf(refund.id)).toHaveLength(1);
    });

    it("opens none for a refund that Stripe refused when it was sent", async () => {
      const charge = await payment(stage, 5000);
      await stage.control("POST faults", {
        on: { method: "POST", path: "/v1/refunds" },
        fault: "permission_missing_403",
        times: 1,
      });
      const refund = await refundOf(charge);
      expect(refund).toMatchObject({ state: "failed", refundId: null });
      expect(await casesOf(refund.id)).toEqual([]);
    });

    it("opens a case when a refund is canceled at Stripe, and closes the one that waited for the customer", async () => {
      const charge = await waitingPayment(stage, 5000);
      const refund = await refundOf(charge);
      await move(refund.refundId, "requires_action");
      await look(charge);
      await stage.dashboard.refunds.cancel(refund.refundId ?? "");
      await look(charge);
      expect(await casesOf(refund.id)).toMatchObject([
        { kind: "customer_must_act", closing: { outcome: "settled_by_itself", by: null } },
        { kind: "refund_canceled", facts: { failureReason: "merchant_request" }, closing: null },
      ]);
    });

    it("waits for the customer at the address that Stripe wrote to, until the day that Stripe named", async () => {
      const charge = await waitingPayment(stage, 5000);
      const refund = await refundOf(charge);
      await move(refund.refundId, "requires_action");
      await look(charge);
      const [waiting] = await casesOf(refund.id);
      expect(waiting).toMatchObject({
        kind: "customer_must_act",
        facts: { email: "customer@example.test", actionExpiresAt: expect.stringMatching(/^20\d\d-.*Z$/) },
      });
    });

    it("closes by itself when the customer has answered, and opens again when the bank sends it back", async () => {
      const charge = await waitingPayment(stage, 5000);
      const refund = await refundOf(charge);
      for (const state of ["requires_action", "pending", "requires_action"]) {
        await move(refund.refundId, state);
        await look(charge);
      }
      const cases = await casesOf(refund.id);
      expect(cases.map(({ kind: what, closing }) => [what, closing?.outcome])).toEqual([
        ["customer_must_act", "settled_by_itself"],
        ["customer_must_act", undefined],
      ]);
    });

    /** A request that waits for people: Stripe answered 500, did nothing, and 25 hours have passed. */
    async function inReview(charge: string, fault = "error_500") {
      await stage.control("POST faults", { on: { method: "POST", path: "/v1/refunds" }, fault, times: 1 });
      const { id } = await refundOf(charge);
      const longAgo = new Date(Date.now() - 26 * 3_600_000);
      const sent = { firstSentAt: longAgo, lastSentAt: longAgo, nextAt: new Date(0), leaseUntil: null };
      await changeRequest(stage.hands.database, id, sent);
      return id;
    }

    it("asks people about a refund that Stripe neither carried out nor refused", async () => {
      const charge = await payment(stage, 5000);
      const id = await inReview(charge);
      await settleDue(worker, stage.hands);
      expect(await casesOf(id)).toMatchObject([
        {
          kind: "outcome_unknown",
          subject: id,
          facts: { idempotencyKey: `rd1:test:${id}:0` },
          closing: null,
        },
      ]);
    });

    it("closes that case by itself when the refund is found after all", async () => {
      const charge = await payment(stage, 5000);
      const id = await inReview(charge);
      await settleDue(worker, stage.hands);
      const number = randomBytes(8).toString("hex");
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id, number } });
      await look(charge);
      expect(await casesOf(id)).toMatchObject([
        { kind: "outcome_unknown", closing: { outcome: "settled_by_itself", by: null } },
      ]);
      const story = await readStory(stage.hands.database, id);
      expect(story.slice(-2).map(({ event }) => event)).toEqual(["refund.succeeded", "attention.closed"]);
    });
  });
});
