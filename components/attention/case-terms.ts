import type { AttentionOutcome } from "@/lib/core/attention/attention-case";
import type { AttentionCase, AttentionRights, CasePerson } from "@/lib/core/attention/attention-view";
import { caseVersion, isSamePerson } from "@/lib/core/attention/case-acts";
import { outcomeLabel, outcomeMeaning, outcomesOf, takesTwoPeople } from "@/lib/core/attention/case-outcomes";
import { lateExecutionWarnings } from "@/lib/core/attention/playbook";

export type OfferedOutcome = {
  readonly value: string;
  readonly label: string;
  readonly meaning: string;
  /** What can still happen after it; null where nothing can. */
  readonly warning: string | null;
};

/** What this person can do to a case now, in plain words for the forms. */
export type CaseTerms = {
  readonly caseId: string;
  readonly version: string;
  readonly take: "Take" | "Take over" | null;
  readonly mayGiveBack: boolean;
  /** How this person may end it, or propose that it ends. */
  readonly ending: { readonly act: "close" | "propose"; readonly outcomes: readonly OfferedOutcome[] } | null;
  /** What waits for this person's yes or no. */
  readonly decision: OfferedOutcome | null;
  /** Why something is not offered here. */
  readonly hint: string | null;
};

export function caseTerms(one: AttentionCase, rights: AttentionRights, viewer: CasePerson): CaseTerms {
  const { owner, proposal, closing } = one;
  const isMine = isSamePerson(owner, viewer);
  const mayAct = rights.mayAct && closing === null;
  const mayDecide = rights.mayConfirm && proposal !== null && !isSamePerson(proposal.by, viewer);
  const outcomes = outcomesOf(one.kind).map(offered);
  const act = outcomesOf(one.kind).some(takesTwoPeople) ? "propose" : "close";
  const isFree = owner === null || isMine;
  return {
    caseId: one.id,
    version: caseVersion(one),
    take: mayAct && !isMine ? (owner === null ? "Take" : "Take over") : null,
    mayGiveBack: mayAct && isMine,
    ending: mayAct && isFree && proposal === null ? { act, outcomes } : null,
    decision: closing === null && mayDecide ? offered(proposal.outcome) : null,
    hint: closing === null ? hintFor(one, rights, viewer, mayDecide) : null,
  };
}

function offered(value: AttentionOutcome): OfferedOutcome {
  const warning = value === "not_executed" || value === "send_anew" ? lateExecutionWarnings[value] : null;
  return { value, label: outcomeLabel(value), meaning: outcomeMeaning(value), warning };
}

function hintFor(
  { owner, proposal }: AttentionCase,
  rights: AttentionRights,
  viewer: CasePerson,
  mayDecide: boolean,
): string | null {
  if (!rights.mayAct) return "Your role reads cases and does not act on them.";
  if (proposal !== null && isSamePerson(proposal.by, viewer)) {
    return "You proposed this. Somebody else who may approve refunds confirms it or turns it down.";
  }
  if (proposal !== null) return mayDecide ? null : "This waits for somebody who may approve refunds.";
  return owner === null || isSamePerson(owner, viewer)
    ? null
    : `${owner.name} has taken this case. Ask first, then take it over to close it.`;
}
