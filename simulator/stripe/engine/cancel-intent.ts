import type Stripe from "stripe";
import { invalidRequest } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { release } from "./capture-charge";
import { publishEvent } from "./publish-event";

const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];

/** Cancels an intent; what its charge had only authorised is released. */
export function cancelIntent(
  books: AccountBooks,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | undefined,
): Stripe.PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) throw notCancelable(intent);
  intent.status = "canceled";
  intent.amount_capturable = 0;
  intent.canceled_at = books.now();
  intent.cancellation_reason = reason ?? null;
  for (const charge of books.charges.newestFirstWhere("payment_intent", intent.id)) {
    releaseAll(books, charge);
  }
  publishEvent(books, "payment_intent.canceled", intent);
  return intent;
}

function releaseAll(books: AccountBooks, charge: Stripe.Charge): void {
  if (charge.captured || charge.status !== "succeeded" || charge.refunded) return;
  release(books, charge, charge.amount - charge.amount_refunded);
  charge.refunded = true;
  publishEvent(books, "charge.refunded", charge);
}

function notCancelable({ status }: Stripe.PaymentIntent) {
  return invalidRequest(
    `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(", ")}.`,
    { code: "payment_intent_unexpected_state" },
  );
}
