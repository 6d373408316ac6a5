import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { findCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { answerQuestionWith } from "@/lib/server/workflows/approval/answer-question";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { rejectRefundWith } from "@/lib/server/workflows/approval/reject-refund";
import { returnRefundWith } from "@/lib/server/workflows/approval/return-refund";
import { withdrawRefundWith } from "@/lib/server/workflows/approval/withdraw-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { settleDue } from "@/lib/server/workflows/settle-due";
import {
  ana,
  askedNow,
  handsAt,
  hoursLater,
  mira,
  openApprovalsStage,
  refundsAtStripe,
  refusedAs,
  rowOf,
  tom,
  waitingRefund,
} from "./approvals-stage";
import { worker } from "./attention-stage";
import { operatorNamed, type Stage } from "./stage";

/** Somebody who is both: the first to try approving the own request. */
const both = operatorNamed("Both", ["agent", "lead"]);

describe.each(databases)("approvals on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openApprovalsStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    const waiting = (by = ana) => waitingRefund(stage, by);
    const asked = (refund: RequestedRefund, words = "") => askedNow(stage, refund, words);
    const atStripe = (charge: string) => refundsAtStripe(stage, charge);

    it("hold the amount and send nothing, also not by the worker", async () => {
      const { charge, refund } = await waiting();
      await lookAtCharge(worker, onOurAccount(charge), stage.hands);
      const later = handsAt(stage, hoursLater(71));
      await settleDue(worker, later);
      expect(await atStripe(charge)).toEqual([]);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 2000n });
      expect(await rowOf(stage, refund)).toMatchObject({ state: "awaiting_approval", sends: 0 });
    });

    it("send once what another person approved, and tell of both", async () => {
      const { charge, refund } = await waiting();
      const answer = await approveRefundWith(stage.hands, mira, await asked(refund));
      expect(answer).toMatchObject({ kind: "done", row: { state: "succeeded", decidedByName: "Mira" } });
      expect(await atStripe(charge)).toEqual([[2000, refund.id]]);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 0n,
        postedMinor: 2000n,
      });
      const story = await readStory(stage.hands.database, refund.id);
      expect(story.map(({ event, actorName }) => `${event} ${actorName}`)).toEqual([
        "refund.requested Ana",
        "refund.awaiting_approval Policy",
        "refund.approved Mira",
        "refund.submitting Refund Console",
        "refund.succeeded Refund Console",
      ]);
    });

    it("are sent once when two people approve at the same moment, or one twice", async () => {
      const { charge, refund } = await waiting();
      const form = await asked(refund);
      const answers = await Promise.all(
        [mira, tom, mira, tom].map((by) => approveRefundWith(stage.hands, by, form)),
      );
      expect(await atStripe(charge)).toEqual([[2000, refund.id]]);
      const { decidedByName } = await rowOf(stage, refund);
      const told = answers.map((answer) => answer.kind === "done" || answer.refusal.kind);
      // The one who was first is told that it is done, both times; the other one who was faster.
      expect(told.filter((one) => one === true)).toHaveLength(2);
      expect(told.filter((one) => one === "decided")).toHaveLength(2);
      expect(["Mira", "Tom"]).toContain(decidedByName);
    });

    it("never go to the author: refused in code, and by the database itself", async () => {
      const { charge, refund } = await waiting(both);
      const renamed = { ...both, name: "Somebody else", email: "new@acme.example" };
      expect(await approveRefundWith(stage.hands, renamed, await asked(refund))).toMatchObject(
        refusedAs("own_request"),
      );
      const { id } = refund;
      const change = (decidedBySubject: string, state: "approved" | "rejected" = "approved") =>
        inTransaction(stage.hands.database, (transaction) =>
          changeRequest(transaction, id, {
            state,
            decidedByIssuer: both.issuer,
            decidedBySubject,
            decidedByName: "Another name",
            decidedAt: new Date(),
            approvedSha256: "0",
          }),
        );
      await expect(change(both.subject)).rejects.toMatchObject(refusedBy("two_people"));
      await expect(change(both.subject, "rejected")).rejects.toMatchObject(refusedBy("two_people"));
      const { database } = stage.hands;
      for (const state of ["approved", "submitting", "unknown", "pending", "succeeded", "failed"]) {
        const alone = database.execute(sql`update refund_request set state = ${state} where id = ${id}`);
        await expect(alone, state).rejects.toMatchObject(refusedBy("refund_request_approved"));
      }
      for (const lifting of [
        sql`update refund_request set over_limits = null where id = ${id}`,
        sql`update refund_request set requester_subject = 'somebody' where id = ${id}`,
      ]) {
        await expect(database.execute(lifting)).rejects.toMatchObject(refusedBy("is never changed"));
      }
      expect(await atStripe(charge)).toEqual([]);
      await expect(approveRefundWith(stage.hands, ana, await asked(refund))).rejects.toThrow(
        "may not approve",
      );
    });

    it("hold for what was shown: whatever moves meanwhile has to be looked at", async () => {
      const { charge, refund } = await waiting();
      const form = await asked(refund);
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      expect(await approveRefundWith(stage.hands, mira, form)).toMatchObject(refusedAs("changed"));
      expect(await atStripe(charge)).toHaveLength(1);
      const page = await readApprovalPageWith(stage.hands, mira, refund.id, "en-IE");
      expect(page?.changes?.join(" ")).toContain("Another refund of €7.00 was made");
      expect(await approveRefundWith(stage.hands, mira, await asked(refund))).toMatchObject({ kind: "done" });
      expect(await atStripe(charge)).toHaveLength(2);
    });

    it("end with a reason, and give the amount back", async () => {
      const { charge, refund } = await waiting();
      const answer = await rejectRefundWith(stage.hands, mira, await asked(refund, "Not ours to pay"));
      expect(answer).toMatchObject({ row: { state: "rejected", decisionNote: "Not ours to pay" } });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
      expect(await approveRefundWith(stage.hands, tom, await asked(refund))).toMatchObject(
        refusedAs("decided"),
      );
    });

    it("go back with a question, and come again with its answer, which is part of what is approved", async () => {
      const { charge, refund } = await waiting();
      const before = await asked(refund);
      await returnRefundWith(stage.hands, mira, await asked(refund, "Which order?"));
      expect(await rowOf(stage, refund)).toMatchObject({ state: "returned", question: "Which order?" });
      expect(await approveRefundWith(stage.hands, tom, await asked(refund))).toMatchObject(
        refusedAs("not_waiting"),
      );
      const byOther = await answerQuestionWith(
        stage.hands,
        operatorNamed("Jonas"),
        await asked(refund, "A-7"),
      );
      expect(byOther).toMatchObject(refusedAs("not_own_request"));
      await answerQuestionWith(stage.hands, ana, await asked(refund, "A-7"));
      expect(await approveRefundWith(stage.hands, mira, before)).toMatchObject(refusedAs("changed"));
      expect(await approveRefundWith(stage.hands, mira, await asked(refund))).toMatchObject({ kind: "done" });
      expect(await atStripe(charge)).toEqual([[2000, refund.id]]);
    });

    it("are taken back by their author alone", async () => {
      const { charge, refund } = await waiting();
      expect(await withdrawRefundWith(stage.hands, both, await asked(refund))).toMatchObject(
        refusedAs("not_own_request"),
      );
      await withdrawRefundWith(stage.hands, ana, await asked(refund));
      expect(await rowOf(stage, refund)).toMatchObject({ state: "withdrawn" });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
    });
  });
});

/** The database says which of its rules it was. */
function refusedBy(name: string) {
  return { cause: { message: expect.stringContaining(name) } };
}
