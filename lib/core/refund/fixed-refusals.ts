import type { FieldMessage } from "./field-message";

/** Refusals whose sentence needs no facts. */
export type FixedRefusal =
  | "books_compared"
  | "charge_stopped"
  | "charge_of_transfer"
  | "charge_failed"
  | "charge_pending"
  | "charge_uncaptured"
  | "charge_expired"
  | "charge_refunded"
  | "balance_empty"
  | "transfer_not_returnable"
  | "fee_not_returnable"
  | "fee_needs_transfer"
  | "email_required"
  | "no_payment_intent"
  | "attempt_reused";

export const fixedSentences: Record<FixedRefusal, FieldMessage> = {
  books_compared: {
    field: "form",
    text: "Refund Console has just started and is comparing its books with Stripe, so nothing was sent yet.",
    help: "Send the form once more in a minute: what you typed is still here.",
  },
  charge_stopped: {
    field: "form",
    text: "Refunds of this payment are stopped: our books and Stripe do not agree about it.",
    help: "Nothing was sent. Ask a team lead to look at the case; refunds go on once the books are confirmed.",
  },
  charge_of_transfer: {
    field: "form",
    text: "This is what a transfer brought to the connected account: no customer paid it here.",
    help: "Refund the payment that it came from; its transfer can be returned with it, or be reversed in Stripe.",
  },
  charge_failed: {
    field: "form",
    text: "This payment failed, so no money was taken and there is nothing to refund.",
    help: "Look for a later payment by the same customer.",
  },
  charge_pending: {
    field: "form",
    text: "The money of this payment has not arrived yet.",
    help: "Wait until the payment has succeeded, then refund it.",
  },
  charge_uncaptured: {
    field: "form",
    text: "This payment is only authorised: the money was never taken.",
    help: "Cancel the authorisation instead of refunding it: the customer’s bank then lifts its hold.",
  },
  charge_expired: {
    field: "form",
    text: "The authorisation of this payment was released, so no money was taken.",
    help: "There is nothing to return to the customer.",
  },
  charge_refunded: {
    field: "amount",
    text: "This payment is already refunded in full.",
    help: "The list of what went back shows when, by whom and why.",
  },
  balance_empty: {
    field: "amount",
    text: "Nothing lies in this cash balance any more.",
    help: "It was returned, or went into a payment. Look at the customer’s payments.",
  },
  transfer_not_returnable: {
    field: "reverseTransfer",
    text: "This payment was not transferred to a connected account, so no transfer can be returned.",
  },
  fee_not_returnable: {
    field: "refundApplicationFee",
    text: "No application fee was taken on this payment, so none can be returned.",
  },
  fee_needs_transfer: {
    field: "refundApplicationFee",
    text: "The application fee can only be returned together with the transfer.",
    help: "Switch on “Return the transfer” as well.",
  },
  email_required: {
    field: "instructionsEmail",
    text: "Stripe must ask this customer for bank details, and there is no e-mail address to ask at.",
    help: "Type the customer’s e-mail address.",
  },
  no_payment_intent: {
    field: "byPaymentIntent",
    text: "This payment was made without a payment intent, so none can be named.",
    help: "Leave this off: Stripe is then told the charge.",
  },
  attempt_reused: {
    field: "form",
    text: "This form was already sent once, with other content. Nothing was sent now.",
    help: "Look at the first refund. To make another one, open the payment again.",
  },
};
