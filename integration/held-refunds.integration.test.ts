import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noLimits } from "@/lib/core/limits/limit-set";
import { listOpenCasesOfCharge } from "@/lib/server/database/case-rows";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { readStory } from "@/lib/server/database/read-story";
import { findRequest } from "@/lib/server/database/request-rows";
import { findStepUp, proveStepUp } from "@/lib/server/database/step-up-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { closeCaseWith } from "@/lib/server/workflows/attention/close-case";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { undoRefundWith } from "@/lib/server/workflows/undo-refund";
import { seenCase } from "./attention-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker = { kind: "worker", name: "test" } as const;
const ana = operatorNamed("Ana");
const ben = operatorNamed("Ben");
const lena = operatorNamed("Lena", ["lead"]);

describe.each(databases)("a refund that is held back, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let ahead = 0;
    beforeAll(async () => {
      stage = await openStage(kind);
      await setLimits(stage, { ...noLimits, holdSeconds: { agent: 60, lead: 0 } });
    });
    afterAll(() => stage.close());

    const open = () => ({
      ...stage.hands,
      clock: { ...stage.hands.clock, now: () => new Date(Date.now() + ahead) },
    });
    const rowOf = (id: string) => findRequest(stage.hands.database, id);
    const figures = (chargeId: string) =>
      inTransaction(stage.hands.database, (transaction) => lockCharge(transaction, chargeId));
    const refundsAtStripe = async (charge: string) =>
      (await stage.dashboard.refunds.list({ charge })).data.length;

    async function ask(by = ana) {
      const chargeId = await payment(stage, 5_000);
      const made = await requestRefundWith(open(), by, partOf(chargeId, 700, 5_000));
      if (made.kind !== "made") throw new Error(JSON.stringify(made));
      return { chargeId, id: made.refund.id, state: made.refund.state };
    }

    it("sets its amount aside, sends nothing before its time, and goes by itself when that is over", async () => {
      const { chargeId, id, state } = await ask();
      expect(state).toBe("held");
      expect((await figures(chargeId)).reservedMinor).toBe(700n);
      ahead += 59_000;
      await settleDue(worker, open());
      expect(await refundsAtStripe(chargeId)).toBe(0);
      ahead += 2_000;
      await settleDue(worker, open());
      expect(await refundsAtStripe(chargeId)).toBe(1);
      expect(await rowOf(id)).toMatchObject({ state: "succeeded", sends: 1 });
      const events = (await readStory(stage.hands.database, id)).map(({ event }) => event);
      expect(events).toEqual(["refund.requested", "refund.held", "refund.submitting", "refund.succeeded"]);
      expect(await undoRefundWith(open(), ana, id)).toEqual({ kind: "too_late", state: "succeeded" });
    });

    it("is undone by its author alone, which frees the amount and is written down", async () => {
      const { chargeId, id } = await ask();
      expect(await undoRefundWith(open(), ben, id)).toEqual({ kind: "not_own_request" });
      expect(await undoRefundWith(open(), ana, id)).toEqual({ kind: "undone" });
      expect(await undoRefundWith(open(), ana, id)).toEqual({ kind: "too_late", state: "withdrawn" });
      expect((await figures(chargeId)).reservedMinor).toBe(0n);
      ahead += 120_000;
      await settleDue(worker, open());
      expect(await refundsAtStripe(chargeId)).toBe(0);
      expect((await readStory(stage.hands.database, id)).at(-1)).toMatchObject({
        event: "refund.withdrawn",
        actorName: "Ana",
        facts: { why: "Undone before it was sent" },
      });
    });

    it("is undone or sent, never both, when the two meet", async () => {
      for (let round = 0; round < 6; round += 1) {
        const { chargeId, id } = await ask();
        ahead += 61_000;
        const [undone] = await Promise.all([undoRefundWith(open(), ana, id), settleDue(worker, open())]);
        const row = await rowOf(id);
        expect(row?.state).toBe(undone.kind === "undone" ? "withdrawn" : "succeeded");
        expect(await refundsAtStripe(chargeId)).toBe(undone.kind === "undone" ? 0 : 1);
      }
    });

    it("goes at once for a role that needs no time, and is told once more when its form comes again", async () => {
      expect((await ask(lena)).state).toBe("succeeded");
      const chargeId = await payment(stage, 5_000);
      const request = partOf(chargeId, 700, 5_000);
      const first = await requestRefundWith(open(), ana, request);
      const again = await requestRefundWith(open(), ana, request);
      expect(again).toMatchObject({ kind: "made", isRepeat: true, refund: { state: "held" } });
      expect(first).toMatchObject({ kind: "made", isRepeat: false });
    });

    it("is not sent where Stripe shows its number already, also once people have released the payment", async () => {
      const { chargeId, id } = await ask();
      const metadata = { app: "refund-console", request_id: id };
      await stage.dashboard.refunds.create({ charge: chargeId, amount: 700, metadata });
      ahead += 61_000;
      await settleDue(worker, open());
      expect(await rowOf(id)).toMatchObject({ state: "held", sends: 0 });
      expect(await figures(chargeId)).toMatchObject({
        blockedWhy: `it bears the number of ${id}, which is held and has moved nothing`,
      });
      const [stopping] = await listOpenCasesOfCharge(stage.hands.database, chargeId);
      const { asked } = await seenCase(stage, stopping?.row.id ?? "");
      const confirmed = { outcome: "books_confirmed", note: "Compared" } as const;
      await closeCaseWith(stage.hands, lena, { ...asked, ...confirmed });
      expect(await figures(chargeId)).toMatchObject({ blockedAt: null });
      ahead += 3_600_000;
      await settleDue(worker, open());
      expect(await refundsAtStripe(chargeId)).toBe(1);
      expect(await rowOf(id)).toMatchObject({ state: "withdrawn", sends: 0 });
    });

    it("takes its author’s second factor when it is asked for, and none when it goes", async () => {
      const rules = eurosOfAgents({ stepUpAbove: 1_000n });
      await setLimits(stage, { ...rules, holdSeconds: { agent: 60, lead: 0 } });
      const chargeId = await payment(stage, 5_000);
      const request = partOf(chargeId, 2_000, 5_000);
      const due = await requestRefundWith(open(), ana, request);
      if (due.kind !== "refused" || due.refusal.kind !== "step_up_needed") throw new Error(due.kind);
      const { draftId: id } = due.refusal;
      const at = open().clock.now();
      const proof = { provedAt: at, authenticatedAt: at, proof: "acr two-factor" };
      await inTransaction(stage.hands.database, (transaction) =>
        proveStepUp(transaction, { id, ...ana }, proof),
      );
      expect(await requestRefundWith(open(), ana, request)).toMatchObject({ refund: { state: "held" } });
      expect((await findStepUp(stage.hands.database, id))?.usedAt).not.toBeNull();
      expect(await refundsAtStripe(chargeId)).toBe(0);
      ahead += 3_600_000;
      await settleDue(worker, open());
      expect(await refundsAtStripe(chargeId)).toBe(1);
      await setLimits(stage, { ...noLimits, holdSeconds: { agent: 60, lead: 0 } });
    });

    it("ends unsent where the payment was refunded elsewhere meanwhile", async () => {
      const { chargeId, id } = await ask();
      await stage.dashboard.refunds.create({ charge: chargeId });
      ahead += 61_000;
      await settleDue(worker, open());
      expect(await rowOf(id)).toMatchObject({ state: "withdrawn", sends: 0 });
      expect(await refundsAtStripe(chargeId)).toBe(1);
    });
  });
});
