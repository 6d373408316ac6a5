import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { idOf } from "./id-of";
import { isCard, methodType } from "./payment-method";
import type { RefundOrder } from "./refund-rules";
import { TIMINGS } from "./timings";

/** A refund of a charge before anything has happened to it. */
export function newRefund(
  books: AccountBooks,
  charge: Stripe.Charge,
  amountMinor: number,
  order: RefundOrder,
): Stripe.Refund {
  return {
    id: books.newId(isCard(charge) ? "re" : "pyr"),
    object: "refund",
    amount: amountMinor,
    balance_transaction: null,
    charge: charge.id,
    created: books.now(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: destinationDetails(books, charge),
    ...(order.instructionsEmail === undefined ? {} : { instructions_email: order.instructionsEmail }),
    metadata: order.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    ...presentmentDetails(charge, amountMinor),
    reason: order.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "pending",
    transfer_reversal: null,
  };
}

function destinationDetails(books: AccountBooks, charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  if (!isCard(charge)) {
    const type = methodType(charge) === "customer_balance" ? bankTransferType(charge) : methodType(charge);
    return { type, [type]: {} };
  }
  const isReversal = books.now() - charge.created < TIMINGS.reversalSeconds || !charge.captured;
  if (isReversal) return { type: "card", card: { type: "reversal" } };
  return {
    type: "card",
    card: { type: "refund", reference_status: "pending", reference_type: "acquirer_reference_number" },
  };
}

function bankTransferType(charge: Stripe.Charge): string {
  const byCurrency: Record<string, string> = { gbp: "gb", jpy: "jp", mxn: "mx", usd: "us" };
  return `${byCurrency[charge.currency] ?? "eu"}_bank_transfer`;
}

function presentmentDetails(
  charge: Stripe.Charge,
  amountMinor: number,
): Pick<Stripe.Refund, "presentment_details"> {
  const presented = charge.presentment_details;
  if (!presented) return {};
  const share = amountMinor / charge.amount;
  return {
    presentment_details: {
      presentment_amount: Math.round(presented.presentment_amount * share),
      presentment_currency: presented.presentment_currency,
    },
  };
}
