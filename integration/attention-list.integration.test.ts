import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operator, WorkerActor } from "@/lib/core/operator";
import { openCase } from "@/lib/server/database/attention-rows";
import { changeCase } from "@/lib/server/database/case-rows";
import { inTransaction } from "@/lib/server/database/database";
import { countOpenCases } from "@/lib/server/database/list-cases";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { readAttentionPageWith } from "@/lib/server/reads/attention-page";
import { readCasePageWith } from "@/lib/server/reads/case-page";
import { closeCaseWith } from "@/lib/server/workflows/attention/close-case";
import { giveBackCaseWith } from "@/lib/server/workflows/attention/give-back-case";
import { takeCaseWith } from "@/lib/server/workflows/attention/take-case";
import { seenCase } from "./attention-stage";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "tie-out" };
const noon = Date.parse("2026-11-26T12:00:00Z");
const cases = 65;

async function own(hands: Hands, operator: Operator): Promise<string[]> {
  const page = await readAttentionPageWith(hands, operator, { whose: "mine" }, "en-US");
  return page.cases.map(({ id }) => id);
}

describe.each(databases)("the list of what needs a person, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");
    const ids = Array.from({ length: cases }, (_, index) => `ac_${index.toString(16).padStart(32, "0")}`);

    beforeAll(async () => {
      stage = await openStage(kind);
      const about = { kind: "tie_out_unexplained", chargeId: null, requestId: null } as const;
      await inTransaction(stage.hands.database, async (transaction) => {
        for (const [index, id] of ids.entries()) {
          // Pairs of one instant, so that the id has to tell them apart; the last one is of the other mode.
          const at = new Date(noon + Math.floor(index / 2) * 1000);
          const livemode = index === cases - 1;
          const facts = { unexplainedMinor: String(index), currency: "eur" };
          await openCase(transaction, worker, at, { ...about, id, livemode, subject: `day-${index}`, facts });
        }
      });
    });
    afterAll(() => stage.close());

    const read = (parameters: Record<string, string>) =>
      readAttentionPageWith(stage.hands, ana, parameters, "en-US");

    async function readAll(parameters: Record<string, string>): Promise<string[]> {
      const found: string[] = [];
      let after: string | null = "";
      while (after !== null) {
        const page = await read({ ...parameters, after });
        found.push(...page.cases.map(({ id }) => id));
        after = page.next;
      }
      return found;
    }

    it("shows every open case of this mode once, the oldest first, page by page", async () => {
      expect(await readAll({})).toEqual(ids.slice(0, -1));
      expect(await countOpenCases(stage.hands.database, false, 100)).toBe(cases - 1);
      expect(await countOpenCases(stage.hands.database, false, 10)).toBe(10);
    });

    it("is narrowed to one's own, to those without an owner, and to a kind", async () => {
      const [first = ""] = ids;
      await takeCaseWith(stage.hands, ana, (await seenCase(stage, first)).asked);
      expect(await readAll({ whose: "mine" })).toEqual([first]);
      // The answer to taking it stands beside it, so it stays for the moment, and for this person alone.
      expect(await readAll({ whose: "nobody" })).toEqual(ids.slice(0, -1));
      const later = { ...stage.hands.clock, now: () => new Date(Date.now() + 61_000) };
      for (const [hands, operator] of [
        [{ ...stage.hands, clock: later }, ana],
        [stage.hands, operatorNamed("Ben")],
      ] as const) {
        const page = await readAttentionPageWith(hands, operator, { whose: "nobody" }, "en-US");
        expect(page.cases[0]?.id).toBe(ids[1]);
      }
      expect(await readAll({ kind: "refund_failed" })).toEqual([]);
    });

    it("keeps what was given back among one's own, while the answer to it is read", async () => {
      const [second = "", third = ""] = ids.slice(60);
      const ben = operatorNamed("Ben");
      for (const id of [second, third]) {
        await takeCaseWith(stage.hands, ben, (await seenCase(stage, id)).asked);
        await giveBackCaseWith(stage.hands, ben, (await seenCase(stage, id)).asked);
      }
      await takeCaseWith(stage.hands, ana, (await seenCase(stage, third)).asked);
      // One of the two is somebody else’s by now.
      expect(await own(stage.hands, ben)).toEqual([second]);
      expect(await own(stage.hands, operatorNamed("Cleo"))).toEqual([]);
      const later = { ...stage.hands.clock, now: () => new Date(Date.now() + 61_000) };
      expect(await own({ ...stage.hands, clock: later }, ben)).toEqual([]);
    });

    it("shows closed cases with the newest first, page by page", async () => {
      const some = ids.slice(20, 55);
      const by = {
        closedByIssuer: "https://identity.example",
        closedBySubject: "ana",
        outcomeNote: "Looked at",
      };
      await inTransaction(stage.hands.database, async (transaction) => {
        for (const [index, id] of some.entries()) {
          const closedAt = new Date(noon + Math.floor(index / 3) * 1000);
          await changeCase(transaction, id, { outcome: "accepted_as_is", closedAt, ...by });
        }
      });
      expect(await readAll({ show: "closed" })).toEqual(some.toReversed());
    });

    it("leads to a case about no charge at all, with its sum and its history", async () => {
      const id = ids[2] ?? "";
      const { asked } = await seenCase(stage, id);
      const outcome = "books_confirmed" as const;
      await closeCaseWith(stage.hands, ana, { ...asked, outcome, note: "A fee of Stripe’s" });
      const view = await readCasePageWith(stage.hands, ana, id, "en-US");
      expect(view?.one).toMatchObject({
        amount: { amountMinor: 2n, currency: "eur" },
        closing: { outcome, note: "A fee of Stripe’s", by: { name: "Ana" } },
      });
      expect(view?.history.map(({ event }) => event)).toEqual(["attention.opened", "attention.closed"]);
    });

    it("shows no case of the other mode, and none for a number that is none", async () => {
      expect(await readCasePageWith(stage.hands, ana, ids.at(-1) ?? "", "en-US")).toBeNull();
      expect(await readCasePageWith(stage.hands, ana, "ac_1' or 1=1", "en-US")).toBeNull();
    });
  });
});
