import type { Random } from "../world/random";
import type { HistoryLimits } from "../world/set-limits";

const nothingElse: HistoryLimits = { perRefundMinor: null, perDayMinor: null };

/** The limits of a history, and the amount above which its refunds take a second factor. */
export function withSecondFactor(
  limits: HistoryLimits | null,
  chargeMinor: number,
  random: Random,
): HistoryLimits {
  const stepUpAboveMinor = chargeMinor * random.pick([0.1, 0.3]);
  return { ...(limits ?? nothingElse), stepUpAboveMinor };
}
