import "server-only";
import type Stripe from "stripe";
import { type Asked, ask } from "./ask";

/** Cancels an intent, which releases its authorisation. Canceling one twice changes nothing at Stripe. */
export function cancelIntent(
  stripe: Stripe,
  intentId: string,
  idempotencyKey: string,
): Promise<Asked<{ readonly isCanceled: boolean }>> {
  return ask(
    () =>
      stripe.paymentIntents.cancel(
        intentId,
        { cancellation_reason: "requested_by_customer" },
        { idempotencyKey },
      ),
    ({ status }) => ({ isCanceled: status === "canceled" }),
  );
}
