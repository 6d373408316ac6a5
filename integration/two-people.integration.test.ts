import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { changeCase, listCasesOfRequest } from "@/lib/server/database/case-rows";
import { findCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { closeCaseWith } from "@/lib/server/workflows/attention/close-case";
import { confirmOutcomeWith } from "@/lib/server/workflows/attention/confirm-outcome";
import { proposeOutcomeWith } from "@/lib/server/workflows/attention/propose-outcome";
import { turnDownOutcomeWith } from "@/lib/server/workflows/attention/turn-down-outcome";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { eventsOf, refusedAs, seenCase, stopCharge, unknownCase, worker } from "./attention-stage";
import { openStage, operatorNamed, type Stage } from "./stage";

const done = { kind: "done" };
const issuer = "https://identity.example";
const words = { note: "Stripe says no", evidence: "Support answer 4711" };

describe.each(databases)("what takes two people, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");
    const jonas = operatorNamed("Jonas");
    const mira = operatorNamed("Mira", ["lead"]);

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    const propose = async (caseId: string, outcome: "not_executed" | "send_anew", by = ana) =>
      proposeOutcomeWith(stage.hands, by, { ...(await seenCase(stage, caseId)).asked, outcome, ...words });
    const confirm = async (caseId: string, by = mira) =>
      confirmOutcomeWith(stage.hands, by, (await seenCase(stage, caseId)).asked);

    it("ends no unknown outcome by one person, whichever way that person asks", async () => {
      const { caseId, requestId } = await unknownCase(stage);
      const asked = { ...(await seenCase(stage, caseId)).asked, outcome: "not_executed", note: "x" } as const;
      expect(await closeCaseWith(stage.hands, mira, asked)).toMatchObject(refusedAs("outcome_unfit"));
      await propose(caseId, "not_executed", mira);
      expect(await confirm(caseId, mira)).toMatchObject(refusedAs("own_proposal"));
      await expect(confirm(caseId, jonas)).rejects.toThrow("may not confirm");
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "unknown" });
    });

    it("is kept by the database from one person deciding, and from a decision without evidence", async () => {
      const { caseId } = await unknownCase(stage);
      const decide = (proposer: string, decider: string, proposedEvidence: string) =>
        inTransaction(stage.hands.database, (transaction) =>
          changeCase(transaction, caseId, {
            proposedOutcome: "send_anew",
            proposedNote: "note",
            proposedEvidence,
            proposedByIssuer: issuer,
            proposedBySubject: proposer,
            outcome: "send_anew",
            outcomeNote: "note",
            closedByIssuer: issuer,
            closedBySubject: decider,
            closedAt: new Date(),
          }),
        );
      await expect(decide("ana", "ana", "log")).rejects.toMatchObject({
        cause: { constraint: "attention_case_two_people" },
      });
      await expect(decide("ana", "mira", "")).rejects.toMatchObject({
        cause: { constraint: "attention_case_as_proposed" },
      });
      expect(await decide("ana", "mira", "log")).toMatchObject({ outcome: "send_anew" });
    });

    it("fails what two people found not executed, and gives its amount back", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 1000n });
      expect(await propose(caseId, "not_executed")).toEqual(done);
      expect(await propose(caseId, "send_anew", jonas)).toMatchObject(refusedAs("proposed"));
      expect(await confirm(caseId)).toEqual(done);
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({
        state: "failed",
        refundId: null,
        nextAt: null,
      });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
      expect(await listCasesOfRequest(stage.hands.database, requestId)).toHaveLength(1);
      const events = await eventsOf(stage, requestId);
      expect(events.slice(-3)).toEqual(["attention.proposed", "attention.closed", "refund.failed"]);
    });

    it("leaves everything as it is when the second person says no, and takes another proposal", async () => {
      const { caseId, requestId } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      const { asked } = await seenCase(stage, caseId);
      const turnDown = () => turnDownOutcomeWith(stage.hands, mira, { ...asked, note: "Ask again" });
      expect([await turnDown(), await turnDown()]).toEqual([done, done]);
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "unknown" });
      expect((await seenCase(stage, caseId)).one).toMatchObject({ proposal: null, closing: null });
      expect(await propose(caseId, "not_executed")).toEqual(done);
    });

    it("sends anew once, under a new key, however often the worker comes and the button is pressed", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      await stage.control("DELETE requests");
      const { asked } = await seenCase(stage, caseId);
      const both = [1, 2].map(() => confirmOutcomeWith(stage.hands, mira, asked));
      expect(await Promise.all(both)).toEqual([done, done]);
      await Promise.all([1, 2, 3].map(() => settleDue(worker, stage.hands)));
      await settleDue(worker, stage.hands);
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({
        state: "succeeded",
        generation: 1,
        sends: 1,
        idempotencyKey: `rd1:test:${requestId}:1`,
      });
      const { data } = await stage.dashboard.refunds.list({ charge });
      expect(data.map(({ metadata }) => metadata)).toMatchObject([
        { request_id: requestId, generation: "1" },
      ]);
      expect(await sentKeys()).toEqual([`rd1:test:${requestId}:1`]);
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 0n,
        postedMinor: 1000n,
      });
    });

    async function sentKeys() {
      const answer = await stage.control("GET requests");
      const { requests } = answer as { requests: { method: string; path: string; idempotencyKey: string }[] };
      const sends = requests.filter(({ method, path }) => method === "POST" && path === "/v1/refunds");
      return sends.map(({ idempotencyKey }) => idempotencyKey);
    }

    it("goes back to people instead of waiting for ever when a dispute keeps it from being sent anew", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      await stage.control("POST disputes", { charge });
      await confirm(caseId);
      await stage.control("DELETE requests");
      await settleDue(worker, stage.hands);
      expect(await sentKeys()).toEqual([]);
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({
        state: "unknown",
        unknownMode: "review",
        generation: 1,
        sends: 0,
      });
      const cases = await listCasesOfRequest(stage.hands.database, requestId);
      const open = cases.filter(({ row }) => row.closedAt === null);
      expect(open[0]?.row.facts).toMatchObject({ why: expect.stringContaining("dispute") });
      const again = open[0]?.row.id ?? "";
      expect(await propose(again, "not_executed")).toEqual(done);
      expect(await confirm(again)).toEqual(done);
      expect(await findRequest(stage.hands.database, requestId)).toMatchObject({ state: "failed" });
    });

    it("looks first, and adopts what Stripe carried out meanwhile instead of sending anew", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      await confirm(caseId);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: requestId } });
      await stage.control("DELETE requests");
      await settleDue(worker, stage.hands);
      const row = await findRequest(stage.hands.database, requestId);
      expect(row).toMatchObject({ state: "succeeded", sends: 0 });
      expect(await sentKeys()).toEqual([]);
    });

    it("does not call it failed when the new key is refused: the old one may still be carried out", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      await confirm(caseId);
      await stage.dashboard.refunds.create({ charge, amount: 5000 });
      await settleDue(worker, stage.hands);
      const row = await findRequest(stage.hands.database, requestId);
      expect(row).toMatchObject({ state: "unknown", unknownMode: "watch", generation: 1 });
    });

    it("tells the second person that the refund was found meanwhile", async () => {
      const { caseId, requestId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      const { asked } = await seenCase(stage, caseId);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: requestId } });
      await lookAtCharge(worker, onOurAccount(charge), stage.hands);
      expect(await confirmOutcomeWith(stage.hands, mira, asked)).toEqual({
        kind: "refused",
        refusal: { kind: "closed", by: null, outcome: "settled_by_itself" },
      });
    });

    it("sends nothing anew for a payment that is stopped", async () => {
      const { caseId, charge } = await unknownCase(stage);
      await propose(caseId, "send_anew");
      await stopCharge(stage, charge, "books_disagree");
      expect(await confirm(caseId)).toEqual(refusedAs("charge_stopped"));
    });
  });
});
