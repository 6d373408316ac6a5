import "server-only";
import type { AskedAct } from "@/lib/core/attention/case-form";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase } from "./act-on-case";

/** Says no to what somebody else proposed, and why; the case stays open. */
export async function turnDownOutcome(operator: Operator, asked: AskedAct<"turn_down">): Promise<ActAnswer> {
  return turnDownOutcomeWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function turnDownOutcomeWith(
  open: Hands,
  operator: Operator,
  asked: AskedAct<"turn_down">,
): Promise<ActAnswer> {
  const { note } = asked;
  return actOnCase(open, operator, asked, { kind: "turn_down", note }, async (locked) => {
    const facts = { outcome: locked.one.proposal?.outcome, proposedBy: locked.one.proposal?.by.name, note };
    await changeLockedCase(locked, "attention.turned_down", nothingProposed, facts);
    return null;
  });
}

const nothingProposed = {
  proposedOutcome: null,
  proposedNote: null,
  proposedEvidence: null,
  proposedByIssuer: null,
  proposedBySubject: null,
  proposedByName: null,
  proposedAt: null,
};
