import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import type { ChosenReason } from "@/lib/core/limits/offered-reasons";
import type { Money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Refusal } from "@/lib/core/refund/refusal";
import { appendAudit } from "@/lib/server/database/append-audit";
import type { Transaction } from "@/lib/server/database/database";
import { findUnused, insertStepUp } from "@/lib/server/database/step-up-rows";
import type { Hands } from "@/lib/server/hands";
import { contentHash } from "./content-hash";

export type Proved =
  | { readonly kind: "proved"; readonly stepUpId: string | null }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What is asked, of which charge, and above which amount a proof is due; null where none is. */
export type ProofDue = {
  readonly charge: Charge;
  readonly amount: Money;
  readonly reason: ChosenReason;
  readonly above: Money | null;
};

/**
 * A proof for just this refund, or the refusal that asks for one, with the number under which it can be given. What
 * was asked for stays as it was for the proof: person, attempt, charge, sum and all that was typed, and so do the words
 * in which the person saw it.
 */
export async function requireStepUp(
  transaction: Transaction,
  operator: Operator,
  request: RefundRequest,
  { charge, amount, reason, above }: ProofDue,
  { clock, newNumber }: Pick<Hands, "clock" | "newNumber">,
): Promise<Proved> {
  if (above === null) return { kind: "proved", stepUpId: null };
  const { issuer, subject } = operator;
  const bound = {
    issuer,
    subject,
    chargeId: charge.id,
    livemode: charge.livemode,
    attemptId: request.attemptId,
    contentHash: contentHash(request),
    reason: reason.stripeReason,
    reasonLabel: reason.label,
    ticket: request.ticket,
    ...amount,
  };
  const at = clock.now();
  const known = await findUnused(transaction, bound, at);
  if (known?.provedAt) return { kind: "proved", stepUpId: known.id };
  const due = (draftId: string): Proved => ({
    kind: "refused",
    refusal: { kind: "step_up_needed", draftId, asked: amount, above },
  });
  if (known !== null) return due(known.id);
  const id = `su_${newNumber()}`;
  await insertStepUp(transaction, { ...bound, id, aboveMinor: above.amountMinor, askedAt: at });
  const facts = { stepUpId: id, attemptId: request.attemptId, ...amount, aboveMinor: above.amountMinor };
  await appendAudit(transaction, operator, at, [{ event: "step_up.asked", object: charge.id, facts }]);
  return due(id);
}
