import "server-only";
import type Stripe from "stripe";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { type Asked, ask } from "./ask";
import { wellFormed } from "./list-refunds";

/** Cancels a refund that waits for the customer. A second time Stripe refuses, and nothing changes. */
export function cancelRefundAtStripe(
  stripe: Stripe,
  refundId: string,
  idempotencyKey: string,
): Promise<Asked<ChargeRefund>> {
  return ask(() => stripe.refunds.cancel(refundId, {}, { idempotencyKey }), wellFormed);
}

/** Merges into the refund's metadata; an empty text removes its key. */
export function changeMetadataAtStripe(
  stripe: Stripe,
  refundId: string,
  metadata: Record<string, string>,
  idempotencyKey: string,
): Promise<Asked<ChargeRefund>> {
  return ask(() => stripe.refunds.update(refundId, { metadata }, { idempotencyKey }), wellFormed);
}
