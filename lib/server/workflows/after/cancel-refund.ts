import "server-only";
import { isCardMethod } from "@/lib/core/charge/card-method";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { RefundPlace } from "@/lib/core/charge/connected-account";
import { isCashBalance } from "@/lib/core/charge/payable";
import { consoleActor, mayDo, type Operator } from "@/lib/core/operator";
import { type RefundCancelOutcome, refundCancelRefusal } from "@/lib/core/refund/refund-cancel";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { type Hands, hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { cancelRefundAtStripe } from "@/lib/server/stripe/change-refund";
import { readCharge } from "@/lib/server/stripe/charges";
import { readRefund } from "@/lib/server/stripe/list-refunds";
import { accountOf } from "@/lib/server/stripe/on-account";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { lookAtCharge } from "../look-at-charge";
import { onAccountOfRefund } from "./on-account-of-refund";
import { recordRefundAct } from "./record-refund-act";

/** What came of it, with Stripe's own words where it refused. */
export type RefundCancelAnswer = {
  readonly outcome: RefundCancelOutcome;
  readonly trouble: StripeTrouble | null;
};

/** Cancels a refund that waits for the customer. `place` has been checked by its patterns. */
export async function cancelRefund(operator: Operator, place: RefundPlace): Promise<RefundCancelAnswer> {
  return cancelRefundWith(await hands(), operator, place);
}

/**
 * Looks, writes the wish down, asks Stripe once, and lets a look at the charge bring the books in line: the canceled
 * amount is given back to the charge in the same step of the ledger as when somebody cancels in the Dashboard.
 * @throws Error for somebody without the right: the door lets nobody in who has not got it.
 */
export async function cancelRefundWith(
  given: Hands,
  operator: Operator,
  place: RefundPlace,
): Promise<RefundCancelAnswer> {
  if (!mayDo(operator.roles, "refunds.cancel")) throw new Error(`${operator.subject} may not cancel refunds`);
  const { refundId } = place;
  const open = await onAccountOfRefund(given, place);
  const looked = await askWatchingClock(open.clock, () => readRefund(open.stripe, refundId));
  if (looked.kind === "absent") return told("absent");
  if (looked.kind === "trouble") return told("not_asked", looked.trouble);
  const refund = looked.value;
  const isCard = await isOfCard(open, refund);
  if (isCard === null) return told("not_asked");
  const refusal = refundCancelRefusal(refund, isCard);
  if (refusal !== null) return told(refusal);
  await recordRefundAct(open, operator, refund, { event: "refund.cancel_requested", facts: { refundId } });
  const key = `cancel-refund-${open.newNumber()}`;
  const answer = await answerOf(open, refundId, await cancelRefundAtStripe(open.stripe, refundId, key));
  const facts = { refundId, outcome: answer.outcome, requestId: answer.trouble?.requestId ?? null };
  await recordRefundAct(open, consoleActor, refund, { event: eventOf(answer.outcome), facts });
  const { chargeId } = refund;
  const connectedAccount = accountOf(open.stripe);
  if (chargeId !== null) await lookAtCharge(consoleActor, { chargeId, connectedAccount }, open);
  return answer;
}

/** Null where Stripe cannot say. */
async function isOfCard(open: Hands, { chargeId, status }: ChargeRefund): Promise<boolean | null> {
  // Of a refund that waits for the customer the method decides nothing, and a cash balance has no card.
  if (chargeId === null || isCashBalance(chargeId) || status === "requires_action") return false;
  const charge = await readCharge(open.stripe, chargeId);
  return charge.kind === "found" ? isCardMethod(charge.value.method) : null;
}

/** What Stripe's answer proves; one that proves nothing is held against what Stripe shows now. */
async function answerOf(
  open: Hands,
  refundId: string,
  asked: Asked<ChargeRefund>,
): Promise<RefundCancelAnswer> {
  if (asked.kind === "found" && asked.value.status === "canceled") return told("canceled");
  const now = await readRefund(open.stripe, refundId);
  if (now.kind === "found" && now.value.status === "canceled") return told("canceled");
  if (asked.kind !== "trouble") return told("refused");
  const { kind } = asked.trouble;
  return told(kind === "unreachable" || kind === "unreadable" ? "unknown" : "refused", asked.trouble);
}

/** The cancellation itself stands in the books as a step of the ledger; this is what was answered. */
function eventOf(outcome: RefundCancelOutcome): string {
  if (outcome === "canceled") return "refund.cancel_confirmed";
  return outcome === "unknown" ? "refund.cancel_unknown" : "refund.cancel_refused";
}

function told(outcome: RefundCancelOutcome, trouble: StripeTrouble | null = null): RefundCancelAnswer {
  return { outcome, trouble };
}
