import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operator } from "@/lib/core/operator";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { inTransaction } from "@/lib/server/database/database";
import { findStepUp, proveStepUp } from "@/lib/server/database/step-up-rows";
import { stepUp } from "@/lib/server/database/step-up-tables";
import { refundRequest } from "@/lib/server/database/tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { ana, handsAt, hoursLater, mira, refundsAtStripe } from "./approvals-stage";
import { eventsOf } from "./attention-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const jonas = operatorNamed("Jonas");

describe.each(databases)("a second factor on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let minute = 0;

    beforeAll(async () => {
      stage = await openStage(kind);
      await setLimits(stage, eurosOfAgents({ stepUpAbove: 1000n, perRefund: 4000n }));
    });
    afterAll(() => stage.close());

    /** Asks, and tells the number under which a proof is due. */
    async function due(request: RefundRequest, by: Operator = ana): Promise<string> {
      const outcome = await requestRefundWith(stage.hands, by, request);
      if (outcome.kind !== "refused" || outcome.refusal.kind !== "step_up_needed") {
        throw new Error(`it is ${outcome.kind}`);
      }
      return outcome.refusal.draftId;
    }

    /** What the way back from the provider writes down. */
    const prove = (id: string, by: Operator = ana, at = new Date()) =>
      inTransaction(stage.hands.database, (transaction) =>
        proveStepUp(
          transaction,
          { id, ...by },
          { provedAt: at, authenticatedAt: at, proof: "acr urn:acme:sign-in:two-factor" },
        ),
      );

    const stateOf = async (request: RefundRequest, by: Operator = ana, hands = stage.hands) => {
      const outcome = await requestRefundWith(hands, by, request);
      return outcome.kind === "made" ? outcome.refund.state : outcome.refusal.kind;
    };

    it("is due above the amount, and nothing is sent or set aside before it", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 1001, 5000);
      const id = await due(request);
      // Sent again before it was confirmed, it still waits for the same.
      expect(await due(request)).toBe(id);
      expect(await refundsAtStripe(stage, charge)).toEqual([]);
      expect(await stateOf(partOf(charge, 1000, 5000))).toBe("succeeded");
      expect(await eventsOf(stage, charge)).toContain("step_up.asked");
    });

    it("lets just this refund through, once", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      const id = await due(request);
      expect(await prove(id)).not.toBeNull();
      expect(await stateOf(request)).toBe("succeeded");
      // The same attempt once more is the same refund, and the next one needs a proof of its own.
      expect(await stateOf(request)).toBe("succeeded");
      expect(await refundsAtStripe(stage, charge)).toHaveLength(1);
      expect(await stateOf({ ...partOf(charge, 2000, 3000), ticket: "TCK-2", repeat: null })).not.toBe(
        "succeeded",
      );
      const [row] = await stage.hands.database
        .select()
        .from(refundRequest)
        .where(eq(refundRequest.stepUpId, id));
      expect(row).toMatchObject({ stepUpAboveMinor: 1000n, amountMinor: 2000n });
      expect((await findStepUp(stage.hands.database, id))?.usedAt).not.toBeNull();
    });

    it("does not count twice when the form is sent twice at once", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      await prove(await due(request));
      await Promise.all([stateOf(request), stateOf(request), stateOf(request)]);
      expect(await refundsAtStripe(stage, charge)).toHaveLength(1);
    });

    it.each([
      ["another amount", (request: RefundRequest) => ({ ...request, ...amountOf(2001n) })],
      ["a smaller amount", (request: RefundRequest) => ({ ...request, ...amountOf(1999n) })],
      ["another reason", (request: RefundRequest) => ({ ...request, reason: "duplicate" as const })],
      ["another ticket", (request: RefundRequest) => ({ ...request, ticket: "TCK-999" })],
      ["other metadata", (request: RefundRequest) => ({ ...request, metadata: { order: "9" } })],
      ["another attempt", (request: RefundRequest) => ({ ...request, attemptId: "f".repeat(32) })],
    ])("does not count for %s", async (_what, change) => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      await prove(await due(request));
      expect(await stateOf(change(request))).toBe("step_up_needed");
      expect(await refundsAtStripe(stage, charge)).toEqual([]);
    });

    it("does not count for another payment, nor for another person", async () => {
      const [charge, other] = [await payment(stage, 5000), await payment(stage, 5000)];
      const request = partOf(charge, 2000, 5000);
      await prove(await due(request));
      expect(await stateOf({ ...request, chargeId: other })).toBe("step_up_needed");
      expect(await stateOf(request, jonas)).toBe("step_up_needed");
      expect(await refundsAtStripe(stage, other)).toEqual([]);
    });

    it("does not count for a whole charge of which something else is left now", async () => {
      const charge = await payment(stage, 5000);
      const request = wholeOf(charge, 3000);
      await stage.dashboard.refunds.create({ charge, amount: 2000 });
      await prove(await due(request));
      await stage.dashboard.refunds.create({ charge, amount: 500 });
      expect(await stateOf({ ...request, seenLeft: { amountMinor: 2500n, currency: "eur" } })).toBe(
        "step_up_needed",
      );
    });

    it("is too old after five minutes, and cannot be given ten minutes after it was asked for", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      const id = await due(request);
      expect(await prove(id, ana, hoursLater(10.1 / 60))).toBeNull();
      await prove(id);
      expect(await stateOf(request, ana, handsAt(stage, hoursLater(5.1 / 60)))).toBe("step_up_needed");
      expect(await stateOf(request)).toBe("succeeded");
    });

    it("cannot be given by another person, nor a second time", async () => {
      const id = await due(partOf(await payment(stage, 5000), 2000, 5000));
      expect(await prove(id, jonas)).toBeNull();
      expect(await prove("su_00000000000000000000000000000000")).toBeNull();
      expect(await prove(id)).not.toBeNull();
      expect(await prove(id)).toBeNull();
    });

    it("is bound by the database itself", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      const id = await due(request);
      await prove(id);
      await stateOf(request);
      const { database } = stage.hands;
      const own = eq(refundRequest.stepUpId, id);
      await expect(database.update(refundRequest).set({ amountMinor: 2001n }).where(own)).rejects.toThrow();
      await expect(
        database.update(refundRequest).set({ requesterSubject: "other" }).where(own),
      ).rejects.toThrow();
      await expect(database.update(refundRequest).set({ stepUpId: null }).where(own)).rejects.toThrow();
      await expect(
        database
          .update(stepUp)
          .set({ provedAt: null, authenticatedAt: null, proof: null })
          .where(eq(stepUp.id, id)),
      ).rejects.toThrow();
    });

    it("is counted with the rest of the payment", async () => {
      const charge = await payment(stage, 5000);
      expect(await stateOf(partOf(charge, 600, 5000))).toBe("succeeded");
      const next = { ...partOf(charge, 500, 4400), ticket: `TCK-${(minute += 1)}` };
      expect(await stateOf(next)).toBe("step_up_needed");
    });

    it("gives way to a second person above the limit, and where the sign-in cannot ask for it", async () => {
      expect(await stateOf(partOf(await payment(stage, 5000), 4500, 5000))).toBe("awaiting_approval");
      const without = { ...stage.hands, canStepUp: false };
      const charge = await payment(stage, 5000);
      const outcome = await requestRefundWith(without, ana, partOf(charge, 2000, 5000));
      expect(outcome).toMatchObject({ kind: "made", refund: { state: "awaiting_approval" } });
      // Leads have no such rule here.
      expect(await stateOf(partOf(await payment(stage, 5000), 4500, 5000), mira)).toBe("succeeded");
    });
  });
});

function amountOf(amountMinor: bigint) {
  return { amount: { kind: "part", money: { amountMinor, currency: "eur" } } as const };
}
