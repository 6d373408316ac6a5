import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import { type AskedLimits, recentSums } from "@/lib/core/limits/asked-limits";
import type { Operator } from "@/lib/core/operator";
import type { EarlierRefund } from "@/lib/core/refund/earlier-refund";
import { repeatWindowMilliseconds } from "@/lib/core/refund/same-thing";
import type { Transaction } from "@/lib/server/database/database";
import type { LimitsInForce } from "@/lib/server/database/limits-in-force";
import { bindSumsForLimits } from "@/lib/server/database/sums-for-limits";

/**
 * The limits in force and the sums of 24 hours by Stripe's clock, in one statement. Until the transaction ends,
 * nobody else decides about the same person or the same customer.
 */
export async function gatherLimits(
  transaction: Transaction,
  canStepUp: boolean,
  person: Operator,
  { id, currency, livemode, customer }: Charge,
  earlier: readonly EarlierRefund[],
  seenAt: Date,
): Promise<{ readonly inForce: LimitsInForce; readonly limits: AskedLimits }> {
  const since = new Date(seenAt.getTime() - repeatWindowMilliseconds);
  const scope = { person, customerId: customer.id, chargeId: id, currency, livemode, since };
  const { inForce, ...known } = await bindSumsForLimits(transaction, scope);
  const charge = { id, currency, hasCustomer: customer.id !== null };
  const sums = recentSums(known, charge, earlier, seenAt);
  return { inForce, limits: { set: inForce.set, person, sums, canStepUp } };
}
