import type { Permission } from "@/lib/core/operator";
import type { AttentionOutcome } from "./attention-case";
import type { AttentionCase, CasePerson } from "./attention-view";
import { outcomesOf, takesTwoPeople } from "./case-outcomes";

/** What a person can do to a case. */
export type CaseAct =
  | { readonly kind: "take" }
  | { readonly kind: "give_back" }
  | { readonly kind: "close"; readonly outcome: AttentionOutcome; readonly note: string }
  | {
      readonly kind: "propose";
      readonly outcome: AttentionOutcome;
      readonly note: string;
      readonly evidence: string;
    }
  | { readonly kind: "confirm" }
  | { readonly kind: "turn_down"; readonly note: string };

/** Why an act is refused, with the facts that show it. */
export type CaseRefusal =
  | { readonly kind: "absent" }
  | { readonly kind: "closed"; readonly by: string | null; readonly outcome: AttentionOutcome }
  | { readonly kind: "changed" }
  | { readonly kind: "owned"; readonly by: string }
  | { readonly kind: "proposed"; readonly by: string }
  | { readonly kind: "nothing_proposed" }
  | { readonly kind: "own_proposal" }
  | { readonly kind: "outcome_unfit"; readonly outcome: AttentionOutcome }
  | { readonly kind: "charge_stopped" }
  | { readonly kind: "moved_on" };

/** `done`: what is asked for is so already, by this person's own act, such as the first half of a double click. */
export type CaseDecision =
  | { readonly kind: "go" }
  | { readonly kind: "done" }
  | { readonly kind: "refuse"; readonly refusal: CaseRefusal };

const rights: Record<CaseAct["kind"], Permission> = {
  take: "refunds.request",
  give_back: "refunds.request",
  close: "refunds.request",
  propose: "refunds.request",
  confirm: "refunds.approve",
  turn_down: "refunds.approve",
};

export const caseActs = ["take", "give_back", "close", "propose", "confirm", "turn_down"] as const;

/** The right that an act takes; for something that is no act, as much as the highest of them. */
export function rightFor(act: CaseAct["kind"] | null): Permission {
  return act === null ? "refunds.approve" : rights[act];
}

/** Changes with every act on a case; what somebody saw is compared with what is so under the row's lock. */
export function caseVersion({ ownedAt, proposal, closing }: AttentionCase): string {
  const instants = [ownedAt, proposal?.at, closing?.at];
  return instants.map((at) => at?.getTime() ?? 0).join("-");
}

/** Whether an act goes, for a person who saw the case in this version. Pure: page and workflow ask the same. */
export function decideAct(
  act: CaseAct,
  one: AttentionCase,
  person: CasePerson,
  seenVersion: string,
): CaseDecision {
  if (isDoneAlready(act, one, person)) return { kind: "done" };
  if (one.closing !== null) {
    const { by, outcome } = one.closing;
    return refuse({ kind: "closed", by: by?.name ?? null, outcome });
  }
  const refusal = refusalOf(act, one, person);
  if (refusal !== null) return refuse(refusal);
  return caseVersion(one) === seenVersion ? { kind: "go" } : refuse({ kind: "changed" });
}

function isDoneAlready(
  act: CaseAct,
  { owner, proposal, closing }: AttentionCase,
  person: CasePerson,
): boolean {
  switch (act.kind) {
    case "take":
      return closing === null && isSamePerson(owner, person);
    case "give_back":
      return closing === null && owner === null;
    case "close":
      return isSamePerson(closing?.by ?? null, person) && closing?.outcome === act.outcome;
    case "propose":
      return (
        closing === null &&
        isSamePerson(proposal?.by ?? null, person) &&
        proposal?.outcome === act.outcome &&
        proposal.note === act.note &&
        proposal.evidence === act.evidence
      );
    case "confirm":
      return proposal !== null && isSamePerson(closing?.by ?? null, person);
    case "turn_down":
      return closing === null && proposal === null;
  }
}

function refusalOf(act: CaseAct, one: AttentionCase, person: CasePerson): CaseRefusal | null {
  switch (act.kind) {
    case "take":
      return null;
    case "give_back":
      return ownedByOther(one, person);
    case "close":
      return outcomeRefusal(one, act.outcome, false) ?? ownedByOther(one, person);
    case "propose":
      return (
        outcomeRefusal(one, act.outcome, true) ??
        (one.proposal === null ? ownedByOther(one, person) : { kind: "proposed", by: one.proposal.by.name })
      );
    case "confirm":
    case "turn_down":
      if (one.proposal === null) return { kind: "nothing_proposed" };
      // Four eyes: whoever proposed an outcome does not decide it.
      return isSamePerson(one.proposal.by, person) ? { kind: "own_proposal" } : null;
  }
}

function outcomeRefusal(
  { kind }: AttentionCase,
  outcome: AttentionOutcome,
  asTwo: boolean,
): CaseRefusal | null {
  const fits = outcomesOf(kind).some((one) => one === outcome) && takesTwoPeople(outcome) === asTwo;
  return fits ? null : { kind: "outcome_unfit", outcome };
}

/** Two people who each pay a customer pay twice: whoever has taken a case is asked first, or it is taken over. */
function ownedByOther({ owner }: AttentionCase, person: CasePerson): CaseRefusal | null {
  return owner === null || isSamePerson(owner, person) ? null : { kind: "owned", by: owner.name };
}

export function isSamePerson(one: CasePerson | null, other: CasePerson): boolean {
  return one !== null && one.issuer === other.issuer && one.subject === other.subject;
}

function refuse(refusal: CaseRefusal): CaseDecision {
  return { kind: "refuse", refusal };
}
