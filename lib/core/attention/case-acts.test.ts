import { describe, expect, it } from "vitest";
import { attentionKinds, attentionOutcomes } from "./attention-case";
import type { AttentionCase, CasePerson } from "./attention-view";
import { type CaseAct, caseActs, caseVersion, decideAct, rightFor } from "./case-acts";
import { outcomesOf, takesTwoPeople } from "./case-outcomes";
import { caseRefusalMessage } from "./case-refusal";

const noon = new Date("2026-11-26T12:00:00Z");
const ana: CasePerson = { issuer: "https://identity.example", subject: "ana", name: "Ana" };
const jonas: CasePerson = { ...ana, subject: "jonas", name: "Jonas" };
/** The same subject at another provider is somebody else. */
const otherAna: CasePerson = { ...ana, issuer: "https://elsewhere.example" };

function aCase(change: Partial<AttentionCase> = {}): AttentionCase {
  return {
    id: "ac_1",
    kind: "refund_failed",
    subject: "re_1",
    chargeId: "ch_1",
    facts: {},
    refund: null,
    amount: null,
    openedAt: noon,
    owner: null,
    ownedAt: null,
    proposal: null,
    closing: null,
    ...change,
  };
}

const proposedBy = (by: CasePerson) => ({
  outcome: "send_anew" as const,
  note: "n",
  evidence: "e",
  by,
  at: noon,
});
const acts: Record<CaseAct["kind"], CaseAct> = {
  take: { kind: "take" },
  give_back: { kind: "give_back" },
  close: { kind: "close", outcome: "nothing_owed", note: "n" },
  propose: { kind: "propose", outcome: "send_anew", note: "n", evidence: "e" },
  confirm: { kind: "confirm" },
  turn_down: { kind: "turn_down", note: "n" },
};

function decide(act: CaseAct, one: AttentionCase, person = ana): string {
  const decision = decideAct(act, one, person, caseVersion(one));
  return decision.kind === "refuse" ? decision.refusal.kind : decision.kind;
}

const unknown = aCase({ kind: "outcome_unknown" });
const standings = {
  free: aCase(),
  own: aCase({ owner: ana, ownedAt: noon }),
  others: aCase({ owner: jonas, ownedAt: noon }),
  "proposed by oneself": { ...unknown, proposal: proposedBy(ana) },
  "proposed by another": { ...unknown, proposal: proposedBy(jonas) },
  "closed by another": aCase({ closing: { outcome: "paid_another_way", note: "n", by: jonas, at: noon } }),
} as const;

const table: Record<keyof typeof standings, Record<CaseAct["kind"], string>> = {
  free: {
    take: "go",
    give_back: "done",
    close: "go",
    propose: "outcome_unfit",
    confirm: "nothing_proposed",
    turn_down: "done",
  },
  own: {
    take: "done",
    give_back: "go",
    close: "go",
    propose: "outcome_unfit",
    confirm: "nothing_proposed",
    turn_down: "done",
  },
  others: {
    take: "go",
    give_back: "owned",
    close: "owned",
    propose: "outcome_unfit",
    confirm: "nothing_proposed",
    turn_down: "done",
  },
  "proposed by oneself": {
    take: "go",
    give_back: "done",
    close: "outcome_unfit",
    propose: "done",
    confirm: "own_proposal",
    turn_down: "own_proposal",
  },
  "proposed by another": {
    take: "go",
    give_back: "done",
    close: "outcome_unfit",
    propose: "proposed",
    confirm: "go",
    turn_down: "go",
  },
  "closed by another": {
    take: "closed",
    give_back: "closed",
    close: "closed",
    propose: "closed",
    confirm: "closed",
    turn_down: "closed",
  },
};

const pairs = Object.entries(standings).flatMap(([name, one]) =>
  caseActs.map((act) => [act, name as keyof typeof standings, one] as const),
);

describe("an act on a case", () => {
  it.each(pairs)("%s, on one that is %s, is decided as the table says", (act, name, one) => {
    expect(decide(acts[act], one)).toBe(table[name][act]);
  });

  it.each(attentionKinds.flatMap((kind) => attentionOutcomes.map((outcome) => [kind, outcome] as const)))(
    "on a case %s with the outcome %s goes by one person or by two, never both",
    (kind, outcome) => {
      const one = aCase({ kind });
      const fits = outcomesOf(kind).some((known) => known === outcome);
      const close = decide({ kind: "close", outcome, note: "n" }, one);
      const propose = decide({ kind: "propose", outcome, note: "n", evidence: "e" }, one);
      expect(close).toBe(fits && !takesTwoPeople(outcome) ? "go" : "outcome_unfit");
      expect(propose).toBe(fits && takesTwoPeople(outcome) ? "go" : "outcome_unfit");
    },
  );

  it("is somebody else's when only the provider differs", () => {
    expect(decide(acts.confirm, { ...unknown, proposal: proposedBy(otherAna) })).toBe("go");
    expect(decide(acts.close, aCase({ owner: otherAna, ownedAt: noon }))).toBe("owned");
  });

  it("is refused when the case changed since it was seen", () => {
    const decision = decideAct(acts.take, standings.others, ana, caseVersion(standings.free));
    expect(decision).toEqual({ kind: "refuse", refusal: { kind: "changed" } });
  });

  it("is done already the second time, also when the page was old", () => {
    const closed = aCase({ closing: { outcome: "nothing_owed", note: "n", by: ana, at: noon } });
    expect(decideAct(acts.close, closed, ana, caseVersion(aCase()))).toEqual({ kind: "done" });
  });

  it("takes the right to approve only for the second person's decision, and for what is no act", () => {
    expect(caseActs.filter((act) => rightFor(act) === "refunds.approve")).toEqual(["confirm", "turn_down"]);
    expect(rightFor(null)).toBe("refunds.approve");
  });
});

describe("the sentence of a refusal", () => {
  it("says what happened to the case, and that nothing was changed", () => {
    const { text } = caseRefusalMessage({ kind: "closed", by: "Jonas", outcome: "paid_another_way" });
    expect(text).toBe("This case is closed already: Paid another way, by Jonas. Nothing was changed.");
  });
});
