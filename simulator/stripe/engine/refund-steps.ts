import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { bookBalance } from "./book-balance";
import { idOf } from "./id-of";
import { moveCashBalance } from "./move-cash-balance";
import { previousAttributes, publishEvent, snapshot } from "./publish-event";
import { TIMINGS } from "./timings";

/** Changes a refund and tells of it twice, as Stripe does while `charge.refund.updated` is deprecated. */
export function changeRefund(books: AccountBooks, refund: Stripe.Refund, change: () => void): void {
  const before = snapshot(refund);
  change();
  const previous = previousAttributes(before, refund);
  if (refund.charge) publishEvent(books, "charge.refund.updated", refund, previous);
  publishEvent(books, "refund.updated", refund, previous);
}

/** Takes the money out of the balance, once. */
export function takeFromBalance(books: AccountBooks, refund: Stripe.Refund): void {
  const charge = chargeOf(books, refund);
  if (refund.balance_transaction || !charge?.captured) return;
  refund.balance_transaction = bookBalance(books, {
    type: refund.id.startsWith("pyr_") ? "payment_refund" : "refund",
    reportingCategory: "refund",
    amountMinor: -refund.amount,
    currency: refund.currency,
    description: charge.description ? `REFUND FOR CHARGE (${charge.description})` : "REFUND FOR CHARGE",
    sourceId: refund.id,
    applicationFeeMinor: -(books.returnedFeesMinor.get(refund.id) ?? 0),
  });
}

export function succeedRefund(books: AccountBooks, refund: Stripe.Refund): void {
  changeRefund(books, refund, () => {
    takeFromBalance(books, refund);
    refund.status = "succeeded";
    delete refund.pending_reason;
    delete refund.next_action;
  });
}

export function waitForBank(books: AccountBooks, refund: Stripe.Refund): void {
  changeRefund(books, refund, () => {
    takeFromBalance(books, refund);
    refund.status = "pending";
    refund.pending_reason = "processing";
    delete refund.next_action;
  });
  planSuccess(books, refund);
}

export function planSuccess(books: AccountBooks, refund: Stripe.Refund): void {
  books.surroundings.clock.plan(TIMINGS.pendingRefundSeconds, () => {
    if (refund.status === "pending") succeedRefund(books, refund);
  });
}

/** The refund waits until the customer says where the money shall go. */
export function askTheCustomer(books: AccountBooks, refund: Stripe.Refund, email: string): void {
  const expiresAt = books.now() + TIMINGS.customerActionSeconds;
  refund.status = "requires_action";
  delete refund.pending_reason;
  refund.next_action = {
    type: "display_details",
    display_details: {
      email_sent: { email_sent_at: books.now(), email_sent_to: email },
      expires_at: expiresAt,
    },
  };
  books.surroundings.clock.plan(TIMINGS.customerActionSeconds, () => {
    const isSameWait = refund.next_action?.display_details?.expires_at === expiresAt;
    if (refund.status === "requires_action" && isSameWait) failRefund(books, refund, "unknown");
  });
}

/** The bank's reference arrives; without a kind it is an acquirer's. */
export function giveReference(
  books: AccountBooks,
  refund: Stripe.Refund,
  reference: string,
  referenceType = "acquirer_reference_number",
): void {
  changeRefund(books, refund, () => {
    const type = refund.destination_details?.type ?? "card";
    const given = { reference, reference_status: "available" };
    refund.destination_details =
      type === "card"
        ? { type, card: { type: "refund", ...given, reference_type: referenceType } }
        : { type, [type]: given };
  });
}

export function failRefund(books: AccountBooks, refund: Stripe.Refund, failureReason: string): void {
  changeRefund(books, refund, () => {
    refund.status = "failed";
    refund.failure_reason = failureReason;
    giveBack(books, refund);
  });
  publishEvent(books, "refund.failed", refund);
}

export function cancelRefund(books: AccountBooks, refund: Stripe.Refund): void {
  changeRefund(books, refund, () => {
    refund.status = "canceled";
    refund.failure_reason = "merchant_request";
    giveBack(books, refund);
  });
}

function giveBack(books: AccountBooks, refund: Stripe.Refund): void {
  delete refund.pending_reason;
  delete refund.next_action;
  const charge = chargeOf(books, refund);
  if (charge) {
    charge.amount_refunded = Math.max(0, charge.amount_refunded - refund.amount);
    charge.refunded = charge.amount_refunded >= charge.amount;
  }
  const customerId = idOf(refund.customer);
  if (refund.charge === null && customerId !== null) {
    moveCashBalance(books, {
      customerId,
      currency: refund.currency,
      amountMinor: refund.amount,
      type: "return_canceled",
    });
  }
  if (!refund.balance_transaction) return;
  refund.failure_balance_transaction = bookBalance(books, {
    type: "refund_failure",
    reportingCategory: "refund_failure",
    amountMinor: refund.amount,
    currency: refund.currency,
    description: "REFUND FAILURE",
    sourceId: refund.id,
  });
}

function chargeOf(books: AccountBooks, refund: Stripe.Refund): Stripe.Charge | undefined {
  const id = idOf(refund.charge);
  return id === null ? undefined : books.charges.get(id);
}
