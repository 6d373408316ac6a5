import type { Charge } from "@/lib/core/charge/charge";
import { businessDaysOf } from "@/lib/core/customer-text/expected-arrival";
import { isBankDebit, needsInstructions } from "./refund-policy";

/** When the customer has the money, counted from the sending: a day would be wrong for what waits for somebody first. */
export function arrivalSentence(charge: Charge): string {
  if (needsInstructions(charge)) {
    return "Once it is sent, Stripe asks the customer for bank details; the money follows the answer.";
  }
  const days = `it should arrive within ${businessDaysOf(charge.method)} business days`;
  return charge.status === "pending" && isBankDebit(charge)
    ? `Once the payment has settled, ${days}.`
    : `Once it is sent, ${days}.`;
}
