import "server-only";
import { isInFlight, type RefundState } from "@/lib/core/refund/refund-ledger";
import { pauseMilliseconds } from "@/lib/core/refund/send-plan";

const minuteMilliseconds = 60_000;

/** Pauses between looks at a refund that waits at Stripe; the last one repeats. A webhook usually comes first. */
const waitingPauses = [1, 5, 30, 120].map((minutes) => minutes * minuteMilliseconds);

/** When to look at a request again after so many looks in its state; null when nothing is awaited. */
export function nextLook(state: RefundState, looks: number, now: Date, chance: number): Date | null {
  if (isInFlight(state) || state === "held" || state === "approved")
    return new Date(now.getTime() + pauseMilliseconds(looks, chance));
  if (state !== "pending" && state !== "requires_action") return null;
  const pause = waitingPauses[Math.min(looks, waitingPauses.length - 1)] ?? minuteMilliseconds;
  return new Date(now.getTime() + pause);
}
