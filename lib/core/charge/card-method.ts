import type { PaymentMethodSummary } from "./charge";

/** Paid by card, online or at a terminal. */
export function isCardMethod({ type }: Pick<PaymentMethodSummary, "type">): boolean {
  return type === "card" || type === "card_present";
}
