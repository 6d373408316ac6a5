import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { appendAudit } from "@/lib/server/database/append-audit";
import { findCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { listenAtPoints } from "@/lib/server/point";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import type { ApprovalAnswer } from "@/lib/server/workflows/approval/act-on-approval";
import { answerQuestionWith } from "@/lib/server/workflows/approval/answer-question";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { expireWaiting } from "@/lib/server/workflows/approval/expire-waiting";
import { rejectRefundWith } from "@/lib/server/workflows/approval/reject-refund";
import { returnRefundWith } from "@/lib/server/workflows/approval/return-refund";
import { withdrawRefundWith } from "@/lib/server/workflows/approval/withdraw-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { worker } from "./attention-stage";
import { eurosOfAgents, setLimits } from "./limits-stage";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const ana = operatorNamed("Ana");
const mira = operatorNamed("Mira", ["lead"]);
const tom = operatorNamed("Tom", ["lead"]);
/** Somebody who is both: the first to try approving the own request. */
const both = operatorNamed("Both", ["agent", "lead"]);

describe.each(databases)("approvals on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
      await setLimits(stage, eurosOfAgents({ perRefund: 1000n }));
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    async function waiting(by = ana): Promise<{ charge: string; refund: RequestedRefund }> {
      const charge = await payment(stage, 5000);
      const outcome = await requestRefundWith(stage.hands, by, partOf(charge, 2000, 5000));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund.state).toBe("awaiting_approval");
      return { charge, refund: outcome.refund };
    }
    /** What the page of this moment would send. */
    async function asked({ id: requestId }: RequestedRefund, words = "") {
      const page = await readApprovalPageWith(stage.hands, mira, requestId, "en-IE");
      return { requestId, seenSha256: page?.shownSha256 ?? "", words };
    }
    const atStripe = async (charge: string) => {
      const { data } = await stage.dashboard.refunds.list({ charge });
      return data.map(({ amount, metadata }) => [amount, metadata?.request_id]);
    };
    const rowOf = async ({ id }: RequestedRefund) => {
      const row = await findRequest(stage.hands.database, id);
      if (!row) throw new Error("no row");
      return row;
    };

    it("hold the amount and send nothing, also not by the worker", async () => {
      const { charge, refund } = await waiting();
      await lookAtCharge(worker, charge, stage.hands);
      const later = { ...stage.hands, clock: { ...stage.hands.clock, now: () => hoursLater(71) } };
      await settleDue(worker, later);
      expect(await atStripe(charge)).toEqual([]);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 2000n });
      expect(await rowOf(refund)).toMatchObject({ state: "awaiting_approval", sends: 0 });
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
      const { decidedByName } = await rowOf(refund);
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
      const refusedBy = (name: string) => ({ cause: { message: expect.stringContaining(name) } });
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

    it("lapse when something moves between the approval and the sending", async () => {
      const { charge, refund } = await waiting();
      const approved = await approvedOnly(refund);
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      await settleDue(worker, later40Seconds());
      expect(await rowOf(approved)).toMatchObject({ state: "awaiting_approval", decidedByIssuer: null });
      expect(await atStripe(charge)).toHaveLength(1);
    });

    it("are carried on by the worker when the approver’s server ended", async () => {
      const { charge, refund } = await waiting();
      await approvedOnly(refund);
      await settleDue(worker, later40Seconds());
      expect(await rowOf(refund)).toMatchObject({ state: "succeeded" });
      expect(await atStripe(charge)).toEqual([[2000, refund.id]]);
    });

    it.each([
      ["awaiting_approval", "Mira" as const],
      ["withdrawn", "Ana" as const],
    ])("end as %s when the right of %s is gone before the sending", async (state, name) => {
      const { charge, refund } = await waiting();
      await approvedOnly(refund);
      const who = name === "Mira" ? mira : ana;
      await tellRoles(stage, who.subject, ["auditor"]);
      await settleDue(worker, later40Seconds());
      expect(await rowOf(refund)).toMatchObject({ state });
      expect(await atStripe(charge)).toEqual([]);
      await tellRoles(stage, who.subject, who.roles);
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
      expect(await rowOf(refund)).toMatchObject({ state: "returned", question: "Which order?" });
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
      expect(await rowOf(refund)).toMatchObject({ state: "withdrawn" });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
    });

    it("lapse after 72 hours, waiting or sent back", async () => {
      const first = await waiting();
      const second = await waiting();
      await returnRefundWith(stage.hands, mira, await asked(second.refund, "Why?"));
      await expireWaiting(worker, { ...stage.hands, clock: clockAt(hoursLater(71.9)) });
      expect(await rowOf(first.refund)).toMatchObject({ state: "awaiting_approval" });
      await expireWaiting(worker, { ...stage.hands, clock: clockAt(hoursLater(72.1)) });
      for (const { refund, charge } of [first, second]) {
        expect(await rowOf(refund)).toMatchObject({ state: "expired" });
        expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
      }
    });

    it("are not given for a payment that cannot be refunded any more", async () => {
      const { charge, refund } = await waiting();
      await stage.dashboard.refunds.create({ charge, amount: 4000 });
      await lookAtCharge(worker, charge, stage.hands);
      expect(await rowOf(refund)).toMatchObject({ state: "withdrawn" });
    });

    it("are not given while Stripe cannot be asked", async () => {
      const { refund } = await waiting();
      const form = await asked(refund);
      await stage.control("POST faults", {
        on: { method: "GET", path: "/v1/charges" },
        fault: "html_502",
        times: 20,
      });
      expect(await approveRefundWith(stage.hands, mira, form)).toMatchObject(refusedAs("refused"));
      expect(await rowOf(refund)).toMatchObject({ state: "awaiting_approval" });
    });

    /** As if the approver's server had ended right after it wrote the approval down. */
    async function approvedOnly(refund: RequestedRefund): Promise<RequestedRefund> {
      const form = await asked(refund);
      listenAtPoints(async (name) => {
        if (name === "approve:approved") throw new Error("the server ended");
      });
      const answer = approveRefundWith(stage.hands, mira, form);
      await expect(answer).rejects.toThrow("the server ended");
      listenAtPoints(undefined);
      expect(await rowOf(refund)).toMatchObject({ state: "approved", sends: 0 });
      return refund;
    }

    function later40Seconds() {
      return { ...stage.hands, clock: clockAt(new Date(Date.now() + 40_000)) };
    }

    function clockAt(now: Date) {
      return { ...stage.hands.clock, now: () => now };
    }
  });
});

function refusedAs(kind: Extract<ApprovalAnswer, { kind: "refused" }>["refusal"]["kind"]) {
  return { kind: "refused", refusal: { kind } };
}

function hoursLater(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

/** As the sign-in writes down when the provider tells other roles. */
async function tellRoles({ hands }: Stage, subject: string, roles: readonly string[]): Promise<void> {
  const person = operatorNamed(subject.replace("subject-of-", ""));
  await inTransaction(hands.database, (transaction) =>
    appendAudit(transaction, person, new Date(), [
      { event: "session.roles_changed", object: "session:1", facts: { roles } },
    ]),
  );
}
