import { type EarlierRefund, earlierId } from "@/lib/core/refund/earlier-refund";
import { recentRefunds } from "@/lib/core/refund/same-thing";
import type { RecentSums } from "./decide-limits";
import type { LimitSet } from "./limit-set";
import type { LimitedPerson } from "./limits-of-person";

/** What the limits are asked with beside the request itself: the rules, the person, and what went back lately. */
export type AskedLimits = {
  readonly set: LimitSet;
  readonly person: LimitedPerson;
  readonly sums: RecentSums;
  /** Whether the company's sign-in can ask for a second factor. */
  readonly canStepUp: boolean;
};

/** Sums of the last 24 hours that only the database knows. */
export type KnownSums = {
  readonly byPersonMinor: bigint;
  readonly toCustomerElsewhereMinor: bigint;
};

/**
 * The sums that a request on a charge is measured with. What went back of the charge itself counts through whatever
 * door it went, so a refund in the Stripe Dashboard uses up the charge's and the customer's limit as well.
 */
export function recentSums(
  known: KnownSums,
  charge: { readonly id: string; readonly currency: string; readonly hasCustomer: boolean },
  earlier: readonly EarlierRefund[],
  seenAt: Date,
): RecentSums {
  const here = recentRefunds(earlier, seenAt).filter(
    (one) => one.chargeId === charge.id && one.amount.currency === charge.currency,
  );
  const counted = new Map(here.map((one) => [earlierId(one), one.amount.amountMinor]));
  const onChargeMinor = [...counted.values()].reduce((sum, minor) => sum + minor, 0n);
  return {
    byPersonMinor: known.byPersonMinor,
    onChargeMinor,
    toCustomerMinor: charge.hasCustomer ? known.toCustomerElsewhereMinor + onChargeMinor : 0n,
  };
}
