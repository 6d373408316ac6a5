import type { Charge } from "./charge";
import type { ChargeView } from "./charge-view";
import { customerText } from "./customer-text";
import { formatMoney } from "./format-money";
import type { RequestedRefund } from "./requested-refund";
import { methodLabel, refundStateSentence, unknownAdvice } from "./sentences";

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
    advice: refund.state === "unknown" ? unknownAdvice : null,
    customerText: customerText(refund, charge, locale),
  };
}

/** The reports of our refunds of a charge, by our request's id. */
export function refundReports(view: ChargeView): Readonly<Record<string, RefundReport>> {
  const ours = view.refunds.flatMap((line) => line.ours ?? []);
  return Object.fromEntries(
    ours.map((refund) => [refund.id, refundReport(refund, view.charge, view.locale)]),
  );
}
