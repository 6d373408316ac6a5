import type { Charge } from "@/lib/core/charge/charge";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { type CustomerText, customerText } from "@/lib/core/customer-text/customer-text";
import type { TextSet } from "@/lib/core/customer-text/text-set";
import { formatMoney } from "@/lib/core/money/format-money";
import { refundStateSentence } from "@/lib/core/sentences";
import { refundAdvice } from "./refund-advice";
import { refundTarget } from "./refund-target";
import type { RequestedRefund, StripeWords } from "./requested-refund";

/** What is said about a refund: to the person who made it, and by that person to the customer. */
export type RefundReport = {
  readonly headline: string;
  /** Nothing is left to wait for: Stripe carried it out. */
  readonly isDone: boolean;
  readonly advice: string | null;
  /** Until when it can be undone, as text; null for what is not held back. */
  readonly heldUntil: string | null;
  /** What Stripe said last, where that was no yes. */
  readonly stripe: StripeWords | null;
  /** Null while nothing may be promised. */
  readonly customerText: CustomerText | null;
};

/** Written on the server, so that a form's script needs neither the sentences nor the money law. */
export function refundReport(
  refund: RequestedRefund,
  charge: Charge,
  { locale, texts }: { readonly locale: string; readonly texts: TextSet },
): RefundReport {
  const state = refundStateSentence(refund.state, refund.unknownMode, refund.refundId);
  return {
    headline: `${state}: ${formatMoney(refund.amount, locale)} to ${refundTarget(charge)}`,
    isDone: refund.state === "succeeded",
    advice: refundAdvice(refund),
    heldUntil: refund.state === "held" ? (refund.heldUntil?.toISOString() ?? null) : null,
    stripe: refund.failure,
    customerText: customerText(refund, charge, texts),
  };
}

/** The reports of our refunds of a charge, by our request's id. */
export function refundReports(view: ChargeView): Readonly<Record<string, RefundReport>> {
  const ours = view.refunds.flatMap((line) => line.ours ?? []);
  return Object.fromEntries(ours.map((refund) => [refund.id, refundReport(refund, view.charge, view)]));
}
