import type { DemoPayment } from "./demo-payment";
import { card } from "./used-method";

const MONTH_HOURS = 30 * 24;

function monthlyPlan(monthsAgo: number): DemoPayment {
  return {
    payer: "grace",
    amountMinor: 2_900,
    currency: "usd",
    hoursAgo: 14 + monthsAgo * MONTH_HOURS,
    method: card("visa", "4242", "US"),
    description: "Monthly plan",
    metadata: { subscription: "S-900", month: String(monthsAgo) },
  };
}

/** A customer who has paid every month, each time the same amount with the same card. */
export const regularPayments = {
  monthly1: monthlyPlan(1),
  monthly2: monthlyPlan(2),
  monthly3: monthlyPlan(3),
  monthly4: monthlyPlan(4),
  monthly5: monthlyPlan(5),
  monthly6: monthlyPlan(6),
  monthly7: monthlyPlan(7),
  monthly8: monthlyPlan(8),
} satisfies Record<string, DemoPayment>;
