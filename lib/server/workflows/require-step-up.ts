import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import type { Money } from "@/lib/core/money/money";
import type { Operator } from "@/lib/core/operator";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Refusal } from "@/lib/core/refund/refusal";
import { appendAudit } from "@/lib/server/database/append-audit";
import type { Transaction } from "@/lib/server/database/database";
import { findProof, insertStepUp, type StepUpRow } from "@/lib/server/database/step-up-rows";
import type { Hands } from "@/lib/server/hands";
import { contentHash } from "./content-hash";

export type Proved =
  | { readonly kind: "proved"; readonly proof: StepUpRow }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What is asked, of which charge, and above which amount a proof is due. */
export type ProofDue = { readonly charge: Charge; readonly amount: Money; readonly above: Money };

/**
 * A proof for just this refund, or the refusal that asks for one, with the number under which it can be given. What
 * was asked for stays as it was for the proof: person, attempt, charge, sum and all that was typed.
 */
export async function requireStepUp(
  transaction: Transaction,
  operator: Operator,
  request: RefundRequest,
  { charge, amount, above }: ProofDue,
  { clock, newNumber }: Pick<Hands, "clock" | "newNumber">,
): Promise<Proved> {
  const { issuer, subject } = operator;
  const bound = {
    issuer,
    subject,
    chargeId: charge.id,
    livemode: charge.livemode,
    attemptId: request.attemptId,
    contentHash: contentHash(request),
    ...amount,
  };
  const at = clock.now();
  const proof = await findProof(transaction, bound, at);
  if (proof !== null) return { kind: "proved", proof };
  const id = `su_${newNumber()}`;
  await insertStepUp(transaction, { ...bound, id, aboveMinor: above.amountMinor, askedAt: at });
  const facts = { stepUpId: id, attemptId: request.attemptId, ...amount, aboveMinor: above.amountMinor };
  await appendAudit(transaction, operator, at, [{ event: "step_up.asked", object: charge.id, facts }]);
  return { kind: "refused", refusal: { kind: "step_up_needed", draftId: id, asked: amount, above } };
}
