import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCharge } from "@/lib/server/database/charge-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { closeCaseWith } from "@/lib/server/workflows/attention/close-case";
import { giveBackCaseWith } from "@/lib/server/workflows/attention/give-back-case";
import { takeCaseWith } from "@/lib/server/workflows/attention/take-case";
import { eventsOf, failedCase, refusedAs, seenCase, stopCharge } from "./attention-stage";
import { openStage, operatorNamed, type Stage } from "./stage";

const done = { kind: "done" };

describe.each(databases)("what people do to a case, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");
    const jonas = operatorNamed("Jonas");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    it("gives a case an owner and takes the owner away again, each with its row in the log", async () => {
      const { caseId, requestId } = await failedCase(stage);
      expect(await takeCaseWith(stage.hands, ana, (await seenCase(stage, caseId)).asked)).toEqual(done);
      expect((await seenCase(stage, caseId)).one).toMatchObject({ owner: { name: "Ana" } });
      expect(await giveBackCaseWith(stage.hands, ana, (await seenCase(stage, caseId)).asked)).toEqual(done);
      expect((await seenCase(stage, caseId)).one).toMatchObject({ owner: null });
      const events = await eventsOf(stage, requestId);
      expect(events.slice(-2)).toEqual(["attention.taken", "attention.given_back"]);
    });

    it("takes a second click for the first one, without a second row", async () => {
      const { caseId, requestId } = await failedCase(stage);
      const { asked } = await seenCase(stage, caseId);
      const both = [takeCaseWith(stage.hands, ana, asked), takeCaseWith(stage.hands, ana, asked)];
      expect(await Promise.all(both)).toEqual([done, done]);
      const closing = {
        ...(await seenCase(stage, caseId)).asked,
        outcome: "nothing_owed",
        note: "Gift",
      } as const;
      const closed = [closeCaseWith(stage.hands, ana, closing), closeCaseWith(stage.hands, ana, closing)];
      expect(await Promise.all(closed)).toEqual([done, done]);
      const events = await eventsOf(stage, requestId);
      expect(events.slice(-2)).toEqual(["attention.taken", "attention.closed"]);
    });

    it("lets one of two people take it, and tells the other one that somebody was faster", async () => {
      const { caseId } = await failedCase(stage);
      const { asked } = await seenCase(stage, caseId);
      expect(await takeCaseWith(stage.hands, ana, asked)).toEqual(done);
      expect(await takeCaseWith(stage.hands, jonas, asked)).toEqual(refusedAs("changed"));
    });

    it("is not closed beside its owner's back, but by whoever has taken it over", async () => {
      const { caseId } = await failedCase(stage);
      await takeCaseWith(stage.hands, ana, (await seenCase(stage, caseId)).asked);
      const close = async () =>
        closeCaseWith(stage.hands, jonas, {
          ...(await seenCase(stage, caseId)).asked,
          outcome: "paid_another_way",
          note: "By transfer",
        });
      expect(await close()).toMatchObject(refusedAs("owned"));
      await takeCaseWith(stage.hands, jonas, (await seenCase(stage, caseId)).asked);
      expect(await close()).toEqual(done);
      expect((await seenCase(stage, caseId)).one).toMatchObject({
        closing: { outcome: "paid_another_way", note: "By transfer", by: { name: "Jonas" } },
      });
    });

    it("releases a stopped payment with the last of the cases that stop it", async () => {
      const { charge } = await failedCase(stage);
      const cases = [
        await stopCharge(stage, charge, "books_disagree"),
        await stopCharge(stage, charge, "recovered_from_stripe"),
      ];
      const outcome = "books_confirmed" as const;
      for (const [index, caseId] of cases.entries()) {
        const { asked } = await seenCase(stage, caseId);
        expect(await closeCaseWith(stage.hands, ana, { ...asked, outcome, note: "Compared" })).toEqual(done);
        const row = await findCharge(stage.hands.database, charge);
        expect(row?.blockedAt === null).toBe(index === 1);
      }
      const events = await eventsOf(stage, charge);
      expect(events.slice(-3)).toEqual(["attention.closed", "attention.closed", "charge.released"]);
    });
  });
});
