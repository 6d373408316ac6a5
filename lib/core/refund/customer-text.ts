import type { Charge } from "@/lib/core/charge/charge";
import { formatMoney } from "@/lib/core/money/format-money";
import { methodLabel } from "@/lib/core/sentences";
import type { RequestedRefund } from "./requested-refund";

/**
 * A text for the customer to copy into an answer, in plain English. Null while nothing may be promised:
 * the outcome is unknown, or no money moved. Waiting times are those Stripe gives for cards (5 to 10
 * business days) and bank details; source: docs.stripe.com/refunds.
 */
export function customerText(refund: RequestedRefund, charge: Charge, locale: string): string | null {
  const amount = formatMoney(refund.amount, locale);
  const greeting = charge.customer.name ? `Hello ${charge.customer.name},` : "Hello,";
  const reference = refund.refundId ? `\n\nReference: ${refund.refundId}` : "";
  const isBalance = charge.method.type === "cash_balance";
  const method = isBalance ? "bank account" : methodLabel(charge.method);
  const body = bodyOf(refund, amount, method, charge.method.type === "card");
  return body === null ? null : `${greeting}\n\n${body}${reference}`;
}

function bodyOf(refund: RequestedRefund, amount: string, method: string, isCard: boolean): string | null {
  switch (refund.state) {
    case "succeeded":
      return isCard
        ? `we have refunded ${amount} to your ${method}. It usually shows on your statement within 5 to 10 business days. If the payment was very recent, it may simply disappear from the statement instead.`
        : `we have refunded ${amount} to your ${method}. It usually arrives within 5 to 10 business days.`;
    case "pending":
      return `your refund of ${amount} to your ${method} is on its way. We will write to you if anything stands in its way.`;
    case "requires_action":
      return `your refund of ${amount} is ready. You will receive an e-mail that asks for your bank details; the money is sent as soon as you have given them.`;
    default:
      return null;
  }
}
