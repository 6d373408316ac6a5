import "server-only";
import { type CancelOutcome, cancelRefusal, isReleased } from "@/lib/core/charge/authorisation";
import type { Charge } from "@/lib/core/charge/charge";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import { consoleActor, mayDo, type Operator } from "@/lib/core/operator";
import { type AuditEntry, appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { type Hands, hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { cancelIntent } from "@/lib/server/stripe/cancel-intent";
import { readCharge } from "@/lib/server/stripe/charges";
import { onAccount } from "@/lib/server/stripe/on-account";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";

/** What came of it, with Stripe's number of the request where it refused. */
export type CancelAnswer = { readonly outcome: CancelOutcome; readonly requestId: string | null };

/** Cancels the authorisation of a payment that was never captured. `place` has been checked by its patterns. */
export async function cancelAuthorisation(operator: Operator, place: ChargePlace): Promise<CancelAnswer> {
  return cancelAuthorisationWith(await hands(), operator, place);
}

/**
 * Looks, writes the wish down, asks Stripe once, and writes down what came of it. No money moves, and a second time
 * does no harm: so there is no reservation, and an answer that is lost is only looked for once.
 * @throws Error for somebody without the right: the door lets nobody in who has not got it.
 */
export async function cancelAuthorisationWith(
  given: Hands,
  operator: Operator,
  { chargeId, connectedAccount }: ChargePlace,
): Promise<CancelAnswer> {
  if (!mayDo(operator.roles, "authorisations.cancel")) throw new Error(`${operator.subject} may not cancel`);
  const open = onAccount(given, connectedAccount);
  const looked = await askWatchingClock(open.clock, () => readCharge(open.stripe, chargeId));
  if (looked.kind === "absent") return told("absent");
  if (looked.kind === "trouble") return told("not_asked", looked.trouble.requestId);
  const charge = looked.value;
  const refusal = cancelRefusal(charge);
  if (refusal !== null || charge.paymentIntentId === null) return told(refusal ?? "not_here");
  const { id: object, paymentIntentId, amountMinor, currency } = charge;
  const facts = { paymentIntentId, connectedAccount, amountMinor: amountMinor.toString(), currency };
  await record(open, operator, { event: "authorisation.cancel_requested", object, facts });
  const key = `cancel-authorisation-${open.newNumber()}`;
  const answer = await answerOf(open, charge, await cancelIntent(open.stripe, paymentIntentId, key));
  await record(open, operator, {
    event: eventOf(answer.outcome),
    object,
    facts: { ...answer },
    by: consoleActor,
  });
  return answer;
}

/** What Stripe's answer proves; one that proves nothing is held against what Stripe shows now. */
async function answerOf(
  open: Hands,
  { id }: Charge,
  asked: Asked<{ readonly isCanceled: boolean }>,
): Promise<CancelAnswer> {
  if (asked.kind === "found" && asked.value.isCanceled) return told("canceled");
  const now = await readCharge(open.stripe, id);
  if (now.kind === "found" && isReleased(now.value)) return told("canceled");
  if (now.kind === "found" && now.value.isCaptured) return told("already_captured");
  if (asked.kind !== "trouble") return told("refused");
  const { kind, requestId } = asked.trouble;
  return told(kind === "unreachable" || kind === "unreadable" ? "unknown" : "refused", requestId);
}

/** Past tense, as all events: an authorisation that could not be canceled still stands. */
function eventOf(outcome: CancelOutcome): string {
  if (outcome === "canceled") return "authorisation.canceled";
  return outcome === "unknown" ? "authorisation.cancel_unknown" : "authorisation.cancel_refused";
}

function told(outcome: CancelOutcome, requestId: string | null = null): CancelAnswer {
  return { outcome, requestId };
}

function record(open: Hands, operator: Operator, entry: AuditEntry): Promise<void> {
  return inTransaction(open.database, (transaction) =>
    appendAudit(transaction, operator, open.clock.now(), [entry]),
  );
}
