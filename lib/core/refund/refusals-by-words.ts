import type { FieldMessage } from "./field-message";
import { otherMode, ownFault } from "./refusals-by-code";

const noEmail: FieldMessage = {
  field: "instructionsEmail",
  text: "Stripe must ask this customer for bank details and has no e-mail address to ask at. No money moved.",
  help: "Type the customer’s e-mail address.",
};

const neverCaptured: FieldMessage = {
  field: "form",
  text: "Stripe says that this payment is only authorised: the money was never taken, so nothing can be refunded.",
  help: "Load the page again and cancel the authorisation instead.",
};

/**
 * Refusals that carry no code, or one that several of them share, told apart by Stripe's words. Whatever these
 * do not fit is told by its parameter: no meaning is read into words that nobody has seen.
 */
export const sentencesByWords: readonly (readonly [RegExp, FieldMessage])[] = [
  [
    /greater than unrefunded amount/i,
    {
      field: "amount",
      text: "Stripe says that less than this is left of the payment. No money moved.",
      help: "Somebody may have refunded a part meanwhile. The figures above are up to date: type what is left.",
    },
  ],
  [
    /customer's cash balance/i,
    {
      field: "amount",
      text: "Stripe says that less than this lies in the customer’s cash balance. No money moved.",
      help: "Part of it may have gone into a payment meanwhile. Open the balance again and type what is left.",
    },
  ],
  [
    /uncaptured charge cannot be refunded in part|partial(ly)? refund\S* .*uncaptured/i,
    {
      field: "amount",
      text: "Stripe says that this payment was never captured, and it returns no part of an authorisation.",
      help: "Cancel the authorisation, or ask whoever captures the payment to take less.",
    },
  ],
  [/cancel the payment ?intent|has not been captured/i, neverCaptured],
  [
    /does not have a successful charge|was not successful/i,
    {
      field: "form",
      text: "Stripe says that this payment did not succeed: no money was taken, so there is nothing to refund.",
      help: "Look for a later payment by the same customer.",
    },
  ],
  [/a similar object exists in (test|live) mode/i, otherMode],
  [
    /no such refund/i,
    { field: "form", text: "Stripe does not know this refund.", help: "Load the page again." },
  ],
  [/one of the following params should be provided/i, ownFault],
];

/** What is wrong with one thing that was asked for, where neither code nor words say more. */
export const sentencesByParameter: Readonly<Record<string, FieldMessage>> = {
  amount: {
    field: "amount",
    text: "Stripe does not take this amount. No money moved.",
    help: "Some currencies go in steps only: Stripe’s own words below name what it takes.",
  },
  currency: {
    field: "amount",
    text: "Stripe says that the refund is not in the currency of the payment. No money moved.",
    help: "Open the payment again and type the amount in its own currency.",
  },
  reason: {
    field: "reason",
    text: "Stripe does not take this reason. No money moved.",
    help: "Choose another one. If it is your company’s own, an administrator can change what Stripe is told.",
  },
  metadata: {
    field: "metadata",
    text: "Stripe does not take the metadata. No money moved.",
    help: "Stripe’s own words below name the row; shorten it or leave it out.",
  },
  instructions_email: noEmail,
  payment_intent: {
    field: "byPaymentIntent",
    text: "Stripe does not take this payment intent for the refund. No money moved.",
    help: "Leave “Name the payment intent” off: Stripe is then told the charge.",
  },
  reverse_transfer: {
    field: "reverseTransfer",
    text: "Stripe cannot take the transfer back: the connected account’s balance may be too low. No money moved.",
    help: "Ask finance to settle with the connected account, or leave this off: then your own balance pays.",
  },
  refund_application_fee: {
    field: "refundApplicationFee",
    text: "Stripe does not return the application fee of this payment. No money moved.",
    help: "With a transfer, the fee goes back only together with it. Otherwise leave this off and ask finance.",
  },
};
