import type { PaymentMethodSummary } from "@/lib/core/charge/charge";

/**
 * Business days until a refund is with the customer, at most. Sources: docs.stripe.com/refunds (5 to 10 for cards and
 * bank accounts), support.stripe.com/questions/refunds-with-ach-payments (4 to 5).
 */
const longestBusinessDays = 10;
const ownBusinessDays: Readonly<Record<string, number>> = { us_bank_account: 5 };

export function businessDaysOf({ type }: Pick<PaymentMethodSummary, "type">): number {
  return ownBusinessDays[type] ?? longestBusinessDays;
}

/** The last day, in UTC, on which the money should arrive: weekends do not count, holidays differ everywhere. */
export function expectedArrival(sentAt: Date, method: Pick<PaymentMethodSummary, "type">): Date {
  let left = businessDaysOf(method);
  const day = new Date(Date.UTC(sentAt.getUTCFullYear(), sentAt.getUTCMonth(), sentAt.getUTCDate()));
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}
