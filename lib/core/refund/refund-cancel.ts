import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isCashBalance } from "@/lib/core/charge/payable";

/** What came of the wish to cancel a refund. */
export const refundCancelOutcomes = [
  "canceled",
  "already_ended",
  "not_waiting",
  "only_in_dashboard",
  "absent",
  "refused",
  "not_asked",
  "unknown",
] as const;
export type RefundCancelOutcome = (typeof refundCancelOutcomes)[number];

/** Whether and where a refund can still be canceled; null where there is nothing left to cancel. */
export type CancelPlace = { readonly kind: "here" | "dashboard" | "nowhere"; readonly sentence: string };

/**
 * By Stripe's interface only a refund that waits for the customer can be canceled; one of a card in its Dashboard
 * for a short time, and one of a cash balance there alone. Source: docs.stripe.com/refunds, canceling a refund;
 * docs.stripe.com/payments/customer-balance/refunding.
 */
export function cancelPlace(refund: ChargeRefund, isCard: boolean): CancelPlace | null {
  if (refund.status === "failed" || refund.status === "canceled") return null;
  const isCash = refund.chargeId !== null && isCashBalance(refund.chargeId);
  if (refund.status === "requires_action") return isCash ? places.balance : places.here;
  if (refund.destinationType === "reversal") return places.reversal;
  if (isCard) return places.card;
  return refund.status === "pending" ? places.bank : places.done;
}

const places = {
  here: {
    kind: "here",
    sentence:
      "It still waits for the customer’s bank details, so it can be canceled: the money stays with you, and the customer’s answer then leads nowhere.",
  },
  balance: {
    kind: "dashboard",
    sentence:
      "Stripe cancels a refund of a cash balance only in its Dashboard, as long as it waits for the customer’s bank details.",
  },
  card: {
    kind: "dashboard",
    sentence:
      "Stripe cancels a card refund only in its Dashboard, and only for a short time after it was made. Ask somebody with access there, at once.",
  },
  reversal: { kind: "nowhere", sentence: "It became a reversal: nobody can cancel it any more." },
  bank: { kind: "nowhere", sentence: "The bank is at work on it already: nobody can cancel it any more." },
  done: {
    kind: "nowhere",
    sentence: "The money has reached the customer’s bank: nobody can cancel it any more.",
  },
} as const satisfies Record<string, CancelPlace>;

/** Why nothing is asked of Stripe; null where it can be tried. */
export function refundCancelRefusal(refund: ChargeRefund, isCard: boolean): RefundCancelOutcome | null {
  const place = cancelPlace(refund, isCard);
  if (place === null) return "already_ended";
  if (place.kind === "here") return null;
  return place.kind === "dashboard" ? "only_in_dashboard" : "not_waiting";
}

const sentences: Record<RefundCancelOutcome, string> = {
  canceled: "The refund is canceled. Its amount is left to refund again.",
  already_ended: "This refund had come to nothing already, so nothing had to be canceled.",
  not_waiting: "The refund went on meanwhile and cannot be canceled any more. Nothing was sent.",
  only_in_dashboard: "Stripe cancels this refund only in its Dashboard. Nothing was sent.",
  absent: "Stripe does not know this refund. Nothing was canceled.",
  refused: "Stripe refused to cancel the refund; it still stands.",
  not_asked: "Stripe could not be asked, so nothing was canceled. Try again in a minute.",
  unknown:
    "Sent, answer lost. Load this page again in a minute: it shows what Stripe did. Canceling twice does no harm.",
};

export function refundCancelSentence(outcome: RefundCancelOutcome): string {
  return sentences[outcome];
}
