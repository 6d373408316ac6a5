import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import { type AskedLimits, recentSums } from "@/lib/core/limits/asked-limits";
import type { Operator } from "@/lib/core/operator";
import type { EarlierRefund } from "@/lib/core/refund/earlier-refund";
import { repeatWindowMilliseconds } from "@/lib/core/refund/same-thing";
import { readSumsForLimits } from "@/lib/server/database/sums-for-limits";
import { hands } from "@/lib/server/hands";

/** What the limits will be asked with if this person refunds this charge now; nobody waits for anybody here. */
export async function readLimitsFor(
  person: Operator,
  { id, currency, livemode, customer }: Charge,
  earlier: readonly EarlierRefund[],
  seenAt: Date,
): Promise<AskedLimits> {
  const { database, canStepUp } = await hands();
  const since = new Date(seenAt.getTime() - repeatWindowMilliseconds);
  const scope = { person, customerId: customer.id, chargeId: id, currency, livemode, since };
  const { inForce, ...known } = await readSumsForLimits(database, scope);
  const charge = { id, currency, hasCustomer: customer.id !== null };
  return { set: inForce.set, person, sums: recentSums(known, charge, earlier, seenAt), canStepUp };
}
