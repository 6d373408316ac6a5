import "server-only";
import type { RefundState } from "@/lib/core/refund-ledger";

/** A refund that waits at Stripe is looked after this often; a webhook usually comes first. */
const waitingPauseMilliseconds = 60_000;

/** When to look again at a request that has just reached a state; null when nothing is awaited. */
export function nextLook(state: RefundState, now: Date): Date | null {
  const isAwaited = state === "pending" || state === "requires_action";
  return isAwaited ? new Date(now.getTime() + waitingPauseMilliseconds) : null;
}
