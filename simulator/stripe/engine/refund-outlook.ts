import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { asksTheCustomer, isCard, settlesAtOnce, testCardFate } from "./payment-method";

/** What becomes of a refund that Stripe has accepted. */
export type RefundOutlook =
  | "succeeds"
  | "succeeds_then_fails"
  | "waits_for_bank"
  | "waits_for_payment"
  | "waits_for_balance"
  | "waits_for_customer"
  | "fails_for_balance";

export function refundOutlook(
  books: AccountBooks,
  charge: Stripe.Charge,
  amountMinor: number,
): RefundOutlook {
  if (charge.status === "pending") return "waits_for_payment";
  if (asksTheCustomer(charge)) return "waits_for_customer";
  if (charge.captured && !books.balance.covers(charge.currency, amountMinor)) {
    return isCard(charge) ? "waits_for_balance" : "fails_for_balance";
  }
  const fate = testCardFate(charge);
  if (fate === "fails_later") return "succeeds_then_fails";
  return fate === "pends" || !settlesAtOnce(charge) ? "waits_for_bank" : "succeeds";
}
