import type Stripe from "stripe";
import { invalidRequest } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { takeFee } from "./connect-charge";
import { collectCharge } from "./create-charge";
import { newRefund } from "./new-refund";
import { publishEvent } from "./publish-event";
import { amountInWords } from "./stripe-money";

/**
 * Captures a charge, whole without an amount.
 *
 * What is not captured goes back as a refund of its own and counts in `amount_refunded`: so clients report it,
 * Stripe's pages do not settle it.
 */
export function captureCharge(
  books: AccountBooks,
  charge: Stripe.Charge,
  amountMinor: number | undefined,
): Stripe.Charge {
  if (charge.captured) {
    throw invalidRequest(`Charge ${charge.id} has already been captured.`, {
      code: "charge_already_captured",
      charge: charge.id,
    });
  }
  if (charge.status !== "succeeded" || charge.refunded) {
    throw invalidRequest(`Charge ${charge.id} cannot be captured any more.`, { charge: charge.id });
  }
  const capturedMinor = amountMinor ?? charge.amount;
  if (capturedMinor > charge.amount) throw tooMuch(capturedMinor, charge);
  charge.captured = true;
  charge.amount_captured = capturedMinor;
  takeFee(books, charge);
  collectCharge(books, charge, capturedMinor);
  releaseRest(books, charge);
  publishEvent(books, "charge.captured", charge);
  return charge;
}

function tooMuch(askedMinor: number, charge: Stripe.Charge) {
  const asked = amountInWords(askedMinor, charge.currency);
  const authorized = amountInWords(charge.amount, charge.currency);
  return invalidRequest(
    `The amount to capture (${asked}) is greater than the authorized amount (${authorized}).`,
    {
      code: "amount_too_large",
      param: "amount",
    },
  );
}

function releaseRest(books: AccountBooks, charge: Stripe.Charge): void {
  const restMinor = charge.amount - charge.amount_captured - charge.amount_refunded;
  if (restMinor > 0) release(books, charge, restMinor);
}

/** Gives back what was authorised and never taken: a refund that moves no money. */
export function release(books: AccountBooks, charge: Stripe.Charge, restMinor: number): void {
  const refund = newRefund(books, charge, restMinor, {
    amountMinor: restMinor,
    currency: undefined,
    reason: undefined,
    metadata: {},
    instructionsEmail: undefined,
    reverseTransfer: false,
    refundApplicationFee: false,
  });
  refund.status = "succeeded";
  refund.destination_details = { type: "card", card: { type: "reversal" } };
  books.refunds.add(refund);
  charge.amount_refunded += restMinor;
  publishEvent(books, "refund.created", refund);
}
