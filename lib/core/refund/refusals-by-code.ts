import type { FieldMessage } from "./field-message";

/** Nobody at the desk can help: whoever looks after the console must hear of it. */
export const ownFault: FieldMessage = {
  field: "form",
  text: "Refund Console asked in a way that Stripe does not take. No money moved, and it is not your mistake.",
  help: "Administrator: this is a fault of the console. Report it with Stripe’s own words and the request number.",
};

export const keyFault: FieldMessage = {
  field: "form",
  text: "Refund Console may not refund with its key at Stripe. No money moved, and it is not your mistake.",
  help: "Administrator: the API key misses a permission or is no longer valid; Stripe’s own words name it.",
};

const disputed: FieldMessage = {
  field: "form",
  text: "Stripe says that the customer has disputed this payment, so it cannot be refunded.",
  help: "Answer the dispute in Stripe instead.",
};

const heldByStripe: FieldMessage = {
  field: "form",
  text: "Stripe holds this refund back because it looks unusual. No money moved.",
  help: "An administrator of the Stripe account must clear it with Stripe; do not send it again meanwhile.",
};

export const otherMode: FieldMessage = {
  field: "form",
  text: "This payment belongs to the other mode: test and live data never meet.",
  help: "Search for it again here. If it was found here, an administrator must check the API key.",
};

/** What the codes mean that Stripe refuses a refund with. Sources: docs.stripe.com/error-codes, the SDK's list. */
export const sentencesByCode: Readonly<Record<string, FieldMessage>> = {
  charge_already_refunded: {
    field: "amount",
    text: "Stripe says that this payment is already refunded in full. Nothing moved now.",
    help: "The figures above are up to date; somebody was faster.",
  },
  charge_disputed: disputed,
  refund_disputed_payment: disputed,
  charge_not_refundable: {
    field: "form",
    text: "Stripe no longer refunds this payment: the payment method’s time for refunds may be over.",
    help: "Pay the customer back in another way, agreed with finance.",
  },
  resource_missing: {
    field: "form",
    text: "Stripe no longer knows this payment.",
    help: "Search for it again; it may belong to the other mode or another account.",
  },
  livemode_mismatch: otherMode,
  balance_insufficient: {
    field: "form",
    text: "The balance at Stripe is too low for this refund, and this payment method cannot wait.",
    help: "Ask finance to top up the balance, then refund again.",
  },
  insufficient_funds: {
    field: "form",
    text: "The balance at Stripe is too low for this refund.",
    help: "Ask finance to top up the balance, then refund again.",
  },
  amount_too_large: {
    field: "amount",
    text: "The amount is larger than Stripe takes at once.",
    help: "Refund a smaller part first.",
  },
  amount_too_small: {
    field: "amount",
    text: "The amount is smaller than Stripe refunds.",
    help: "Type more.",
  },
  parameter_invalid_integer: {
    field: "amount",
    text: "Stripe refunds whole amounts of at least one of the currency’s smallest unit.",
    help: "Type an amount above zero.",
  },
  email_invalid: {
    field: "instructionsEmail",
    text: "Stripe does not take this e-mail address.",
    help: "Check its spelling.",
  },
  approval_required: {
    field: "form",
    text: "A rule in your Stripe account asks for a second person before this refund.",
    help: "An administrator of the Stripe account can approve it there or change the rule.",
  },
  action_blocked: {
    field: "form",
    text: "A rule in your Stripe account forbids this refund. No money moved.",
    help: "An administrator of the Stripe account can change the rule.",
  },
  request_blocked: heldByStripe,
  anomalous_money_movement_request: heldByStripe,
  application_fees_not_allowed: {
    field: "refundApplicationFee",
    text: "Stripe does not let this account return an application fee.",
    help: "Leave “Return the application fee” off; finance can settle the fee another way.",
  },
  transfers_not_allowed: {
    field: "reverseTransfer",
    text: "Stripe does not let this account take a transfer back.",
    help: "Leave “Return the transfer” off: your own balance then pays for the refund.",
  },
  return_intent_already_processed: {
    field: "form",
    text: "Stripe has already carried this return out. Nothing moved now.",
    help: "Load the page again: what went back stands there.",
  },
  status_transition_invalid: {
    field: "form",
    text: "This payment or refund has moved on at Stripe meanwhile. Nothing moved now.",
    help: "Load the page again and decide by what it shows then.",
  },
  testmode_charges_only: {
    field: "form",
    text: "Your Stripe account is not open for live payments yet. No money moved.",
    help: "An administrator of the Stripe account must finish its activation.",
  },
  account_invalid: keyFault,
  api_key_expired: keyFault,
  platform_api_key_expired: keyFault,
  parameter_unknown: ownFault,
  parameter_missing: ownFault,
  parameters_exclusive: ownFault,
  charge_invalid_parameter: ownFault,
};
