import "server-only";
import type { RefundPlace } from "@/lib/core/charge/connected-account";
import { findAccountOfRefund } from "@/lib/server/database/refund-account";
import type { Hands } from "@/lib/server/hands";
import { onAccount } from "@/lib/server/stripe/on-account";

/** The hands for a refund's account: as our books have it, and as its page said where they do not know the refund. */
export async function onAccountOfRefund(
  hands: Hands,
  { refundId, connectedAccount }: RefundPlace,
): Promise<Hands> {
  const booked = await findAccountOfRefund(hands.database, refundId);
  return onAccount(hands, booked === null ? connectedAccount : booked.connectedAccount);
}
