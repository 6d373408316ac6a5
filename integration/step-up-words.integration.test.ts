import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { inTransaction } from "@/lib/server/database/database";
import { findStepUp, proveStepUp } from "@/lib/server/database/step-up-rows";
import { stepUp } from "@/lib/server/database/step-up-tables";
import { refundRequest } from "@/lib/server/database/tables";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readStepUpPageWith } from "@/lib/server/reads/step-up-page";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { ana } from "./approvals-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const jonas = operatorNamed("Jonas");

describe.each(databases)("the words of a second factor on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
      await setLimits(stage, eurosOfAgents({ stepUpAbove: 1000n, perRefund: 4000n }));
    });
    afterAll(() => stage.close());

    /** Asks, and tells the number under which a proof is due. */
    async function due(request: RefundRequest): Promise<string> {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "refused" || outcome.refusal.kind !== "step_up_needed") {
        throw new Error(`it is ${outcome.kind}`);
      }
      return outcome.refusal.draftId;
    }

    const prove = (id: string, at = new Date()) =>
      inTransaction(stage.hands.database, (transaction) =>
        proveStepUp(
          transaction,
          { id, ...ana },
          { provedAt: at, authenticatedAt: at, proof: "acr urn:acme:sign-in:two-factor" },
        ),
      );

    const stateOf = async (request: RefundRequest) => {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      return outcome.kind === "made" ? outcome.refund.state : outcome.refusal.kind;
    };

    it("are the reason and the ticket that the refund then has, for its author alone", async () => {
      const charge = await payment(stage, 5000);
      const request = { ...partOf(charge, 2000, 5000), reason: "duplicate", ticket: "TCK-77" };
      const id = await due(request);
      const view = await readStepUpPageWith(stage.hands, ana, id, "en-GB");
      expect(view).toMatchObject({
        chargeId: charge,
        reason: "duplicate",
        reasonLabel: null,
        ticket: "TCK-77",
      });
      expect(await readStepUpPageWith(stage.hands, jonas, id, "en-GB")).toBeNull();
      await prove(id);
      expect(await stateOf(request)).toBe("succeeded");
    });

    it("may be none, and where they are not known the proof is asked for anew", async () => {
      const charge = await payment(stage, 5000);
      const request = { ...partOf(charge, 2000, 5000), reason: null, ticket: "" };
      const id = await due(request);
      const { database } = stage.hands;
      const known = await findStepUp(database, id);
      if (known === null) throw new Error("it was not written down");
      const older = "su_0000000000000000000000000000000f";
      const before = { ...known, id: older, ticket: null, askedAt: new Date(known.askedAt.getTime() + 1) };
      await database.insert(stepUp).values(before);
      await prove(older);
      expect(await due(request)).toBe(id);
      await prove(id);
      expect(await stateOf(request)).toBe("succeeded");
    });

    it("stay what they were, in the proof and in the refund", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      const id = await due(request);
      await prove(id);
      expect(await stateOf(request)).toBe("succeeded");
      const { database } = stage.hands;
      for (const words of [
        { ticket: "TCK-2" },
        { reason: "duplicate" },
        { reasonLabel: "Goodwill" },
      ] as const) {
        const ofRefund = eq(refundRequest.stepUpId, id);
        await expect(database.update(refundRequest).set(words).where(ofRefund)).rejects.toThrow();
        await expect(database.update(stepUp).set(words).where(eq(stepUp.id, id))).rejects.toThrow();
      }
    });

    it("that are not the draft's own reach no row, whatever the code says", async () => {
      const charge = await payment(stage, 5000);
      const request = partOf(charge, 2000, 5000);
      const id = await due(request);
      await prove(id);
      expect(await stateOf(request)).toBe("succeeded");
      const { database } = stage.hands;
      const [row] = await database.select().from(refundRequest).where(eq(refundRequest.stepUpId, id));
      if (row === undefined) throw new Error("it was not written down");
      const other = await findStepUp(database, id);
      if (other === null) throw new Error("it is gone");
      const second = {
        ...other,
        id: "su_0000000000000000000000000000000e",
        ticket: "TCK-OTHER",
        usedAt: null,
      };
      await database.insert(stepUp).values(second);
      const twin = {
        ...row,
        id: "rq_0000000000000000000000000000000e",
        attemptId: "e".repeat(32),
        idempotencyKey: "rd1:test:rq_0000000000000000000000000000000e:0",
        refundId: null,
        stepUpId: second.id,
      };
      const fault = await database
        .insert(refundRequest)
        .values(twin)
        .then(
          () => null,
          (error: unknown) => error,
        );
      expect(String((fault as Error).cause ?? fault)).toContain("has another reason or ticket");
    });
  });
});
