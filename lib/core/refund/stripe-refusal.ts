import type { FieldMessage } from "./refund-outcome";
import type { StripeWords } from "./requested-refund";

const byCode: Readonly<Record<string, FieldMessage>> = {
  charge_already_refunded: {
    field: "amount",
    text: "Stripe says that this payment is already refunded in full. Nothing moved now.",
    help: "The figures above are up to date; somebody was faster.",
  },
  charge_disputed: {
    field: "form",
    text: "Stripe says that the customer has disputed this payment, so it cannot be refunded.",
    help: "Answer the dispute in Stripe instead.",
  },
  refund_disputed_payment: {
    field: "form",
    text: "Stripe says that this payment is disputed, so it cannot be refunded.",
    help: "Answer the dispute in Stripe instead.",
  },
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
};

const byParameter: Readonly<Record<string, FieldMessage["field"]>> = {
  amount: "amount",
  reason: "reason",
  metadata: "metadata",
  instructions_email: "instructionsEmail",
  reverse_transfer: "reverseTransfer",
  refund_application_fee: "refundApplicationFee",
};

/** What a refusal by Stripe means for the person at the desk; Stripe's own words stand beside it to copy. */
export function stripeRefusalMessage(words: StripeWords): FieldMessage {
  const known = words.code === null ? undefined : byCode[words.code];
  if (known) return known;
  if (words.httpStatus === 401 || words.httpStatus === 403) return keyMessage;
  return {
    field: (words.parameter === null ? undefined : byParameter[words.parameter]) ?? "form",
    text: "Stripe refused this refund, and no money moved.",
    help: "Stripe’s own words are below. If they do not help, ask an administrator and give the request number.",
  };
}

const keyMessage: FieldMessage = {
  field: "form",
  text: "Refund Console may not refund with its key at Stripe. No money moved, and it is not your mistake.",
  help: "Administrator: the API key misses a permission or is no longer valid; Stripe’s own words name it.",
};
