import type { Charge } from "@/lib/core/charge/charge";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { formatMoney } from "@/lib/core/money/format-money";
import { methodLabel, refundStateSentence, unknownAdvice, waitingAdvice } from "@/lib/core/sentences";
import { customerText } from "./customer-text";
import type { RequestedRefund } from "./requested-refund";

/** What is said about a refund: to the person who made it, and by that person to the customer. */
export type RefundReport = {
  readonly headline: string;
  readonly advice: string | null;
  /** Null while nothing may be promised. */
  readonly customerText: string | null;
};

/** Written on the server, so that a form's script needs neither the sentences nor the money law. */
export function refundReport(refund: RequestedRefund, charge: Charge, locale: string): RefundReport {
  const state = refundStateSentence(refund.state, refund.unknownMode);
  return {
    headline: `${state}: ${formatMoney(refund.amount, locale)} to ${methodLabel(charge.method)}`,
    advice: adviceOf(refund),
    customerText: customerText(refund, charge, locale),
  };
}

function adviceOf({ state }: RequestedRefund): string | null {
  if (state === "unknown") return unknownAdvice;
  return state === "awaiting_approval" || state === "returned" ? waitingAdvice : null;
}

/** The reports of our refunds of a charge, by our request's id. */
export function refundReports(view: ChargeView): Readonly<Record<string, RefundReport>> {
  const ours = view.refunds.flatMap((line) => line.ours ?? []);
  return Object.fromEntries(
    ours.map((refund) => [refund.id, refundReport(refund, view.charge, view.locale)]),
  );
}
