import { describe, expect, test } from "vitest";
import { caseTerms } from "@/components/attention/case-terms";
import type { AttentionCase, CasePerson } from "@/lib/core/attention/attention-view";

const noon = new Date("2026-11-26T12:00:00Z");
const ana: CasePerson = { issuer: "https://identity.example", subject: "ana", name: "Ana" };
const mira: CasePerson = { ...ana, subject: "mira", name: "Mira" };
const agent = { mayAct: true, mayConfirm: false };
const lead = { mayAct: true, mayConfirm: true };
const auditor = { mayAct: false, mayConfirm: false };

function aCase(change: Partial<AttentionCase> = {}): AttentionCase {
  return {
    id: "ac_1",
    kind: "outcome_unknown",
    subject: "rq_1",
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

const proposal = { outcome: "send_anew", note: "n", evidence: "e", by: ana, at: noon } as const;

describe("what a case offers", () => {
  test("to an agent: taking it, and a proposal with what can still happen after it", () => {
    const terms = caseTerms(aCase(), agent, ana);
    expect(terms).toMatchObject({ take: "Take", mayGiveBack: false, decision: null, hint: null });
    expect(terms.ending?.act).toBe("propose");
    expect(terms.ending?.outcomes.map(({ value }) => value)).toEqual(["not_executed", "send_anew"]);
    expect(terms.ending?.outcomes.every(({ warning }) => warning !== null)).toBe(true);
  });

  test("to its owner: giving it back", () => {
    const own = aCase({ owner: ana, ownedAt: noon });
    expect(caseTerms(own, agent, ana)).toMatchObject({ take: null, mayGiveBack: true });
  });

  test("to others than its owner: no end, and whom to ask before taking it over", () => {
    const terms = caseTerms(aCase({ owner: mira, ownedAt: noon }), agent, ana);
    expect(terms).toMatchObject({ take: "Take over", ending: null });
    expect(terms.hint).toContain("Mira has taken this case");
  });

  test("to another person with the right: the decision on a proposal", () => {
    expect(caseTerms(aCase({ proposal }), lead, mira)).toMatchObject({
      ending: null,
      decision: { value: "send_anew" },
      hint: null,
    });
  });

  test("to whoever proposed: no decision, lead or not, and why", () => {
    const terms = caseTerms(aCase({ proposal }), lead, ana);
    expect(terms).toMatchObject({ ending: null, decision: null });
    expect(terms.hint).toContain("You proposed this");
  });

  test("to an agent beside a proposal: that it waits", () => {
    const terms = caseTerms(aCase({ proposal }), agent, mira);
    expect(terms).toMatchObject({ decision: null, hint: "This waits for somebody who may approve refunds." });
  });

  test("to an auditor: nothing, and why", () => {
    expect(caseTerms(aCase({ proposal }), auditor, mira)).toMatchObject({
      take: null,
      ending: null,
      decision: null,
      hint: "Your role reads cases and does not act on them.",
    });
  });

  test("to nobody anything, once it is closed", () => {
    const closing = { outcome: "send_anew", note: "n", by: mira, at: noon } as const;
    const terms = caseTerms(aCase({ proposal, closing, owner: ana, ownedAt: noon }), lead, ana);
    expect(terms).toMatchObject({ take: null, mayGiveBack: false, ending: null, decision: null, hint: null });
  });
});
