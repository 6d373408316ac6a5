import "server-only";
import type { AskedAct } from "@/lib/core/attention/case-form";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ActAnswer, actOnCase, changeLockedCase } from "./act-on-case";

/** Proposes an outcome that takes two people, with a note and with what shows that it is so. Changes no money. */
export async function proposeOutcome(operator: Operator, asked: AskedAct<"propose">): Promise<ActAnswer> {
  return proposeOutcomeWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function proposeOutcomeWith(
  open: Hands,
  operator: Operator,
  asked: AskedAct<"propose">,
): Promise<ActAnswer> {
  const { outcome, note, evidence } = asked;
  return actOnCase(open, operator, asked, { kind: "propose", outcome, note, evidence }, async (locked) => {
    const { issuer: proposedByIssuer, subject: proposedBySubject, name: proposedByName } = operator;
    const what = { proposedOutcome: outcome, proposedNote: note, proposedEvidence: evidence };
    const by = { proposedByIssuer, proposedBySubject, proposedByName, proposedAt: locked.at };
    await changeLockedCase(locked, "attention.proposed", { ...what, ...by }, { outcome, note, evidence });
    return null;
  });
}
