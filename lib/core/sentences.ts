import type { ChargeState, PaymentMethodSummary } from "@/lib/core/charge/charge";
import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import type { StripeReason } from "@/lib/core/refund/refund-request";
import type { CardWords } from "@/lib/core/search/read-card-words";
import type { SearchIntent } from "@/lib/core/search/search";

const stateSentences: Record<RefundState, string> = {
  awaiting_approval: "Waits for a second person",
  returned: "Sent back with a question",
  held: "Held back, can be undone",
  approved: "Approved, about to be sent",
  submitting: "Asking Stripe",
  unknown: "Asking Stripe",
  pending: "On its way at Stripe",
  requires_action: "Waits for the customer’s bank details",
  succeeded: "Refunded",
  failed: "Failed",
  canceled: "Canceled",
  rejected: "Rejected",
  expired: "Lapsed without approval",
  withdrawn: "Withdrawn",
};

/**
 * The state of a refund in a few words. An unknown outcome is never called failed. Whether money had moved before
 * a refund failed depends on whether Stripe ever had it: `refundId` is null where it had not, and left out where
 * that is not at hand.
 */
export function refundStateSentence(
  state: RefundState,
  unknownMode: UnknownMode | null,
  refundId?: string | null,
): string {
  if (state === "unknown" && unknownMode === "review") return "Outcome unknown, being reviewed";
  const isFallen = state === "failed" || state === "canceled";
  if (!isFallen || refundId === undefined) return stateSentences[state];
  return `${stateSentences[state]}, ${refundId === null ? "no money moved" : "nothing reached the customer"}`;
}

/** What to tell whoever looks at a refund whose outcome is not known yet. */
export const unknownAdvice = "Sent, answer lost. We are finding out. Do not refund this by other means.";

/** What to tell whoever looks at a refund that needs a second person. */
export const waitingAdvice =
  "Nothing has been sent. A team lead has to agree within 72 hours; its amount is set aside until then.";

/** What to tell whoever looks at a refund whose second person has asked something. */
export const returnedAdvice =
  "Nothing has been sent. Whoever asked for it has a question to answer, or it lapses; its amount is set aside until then.";

/** What to tell whoever looks at a refund that is held back. */
export const heldAdvice =
  "Nothing has been sent yet. It goes to Stripe by itself when the time is over, also when this page is closed.";

const chargeStateLabels: Record<ChargeState, string> = {
  failed: "Failed",
  pending: "Pending",
  uncaptured: "Authorised only",
  expired: "Authorisation released",
  disputed: "Disputed",
  refunded: "Refunded",
  partly_refunded: "Partly refunded",
  partly_captured: "Partly captured",
  paid: "Paid",
};

export function chargeStateLabel(state: ChargeState): string {
  return chargeStateLabels[state];
}

/** What happened when the charge was made: nothing was paid where it failed, or was only authorised. */
export function chargeMomentLabel(state: ChargeState): string {
  if (state === "failed") return "Tried";
  return state === "uncaptured" || state === "expired" ? "Authorised" : "Paid";
}

/** Names that capitals alone do not give. */
const methodNames: Readonly<Record<string, string>> = {
  acss_debit: "Canadian bank debit",
  au_becs_debit: "BECS debit",
  bacs_debit: "Bacs debit",
  // Ours, for a cash balance: Stripe asks its customer which account.
  cash_balance: "the customer’s bank account",
  customer_balance: "Bank transfer",
  ideal: "iDEAL",
  p24: "Przelewy24",
  paypal: "PayPal",
  promptpay: "PromptPay",
  sepa_debit: "SEPA debit",
  us_bank_account: "US bank account",
  wechat_pay: "WeChat Pay",
};

const brandNames: Readonly<Record<string, string>> = {
  amex: "American Express",
  cartes_bancaires: "Cartes Bancaires",
  diners: "Diners Club",
  eftpos_au: "Eftpos",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
};

/** Such as “Visa •••• 4242”, “Mastercard •••• 4444 (Apple Pay)” or “SEPA debit •••• 3000”. */
export function methodLabel({ type, brand, last4, wallet }: PaymentMethodSummary): string {
  const name = brand ? (brandNames[brand] ?? inWords(brand)) : (methodNames[type] ?? inWords(type));
  const ending = last4 ? ` •••• ${last4}` : "";
  return `${name}${ending}${wallet ? ` (${inWords(wallet)})` : ""}`;
}

function inWords(code: string): string {
  const words = code.split("_").map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return words.join(" ");
}

const reasonLabels: Record<StripeReason, string> = {
  requested_by_customer: "Requested by customer",
  duplicate: "Duplicate",
  fraudulent: "Fraudulent",
};

export function reasonLabel(reason: StripeReason): string {
  return reasonLabels[reason];
}

/** Why a text cannot be searched for, or that nothing was found, in a sentence. */
export function searchRefusalSentence(
  intent: SearchIntent,
  livemode: boolean,
  place: "console" | "account" = "console",
): string {
  const mode = livemode ? "live" : "test";
  switch (intent.kind) {
    case "wrong_mode":
      return `This leads to ${intent.asked} data, and this ${place} works with ${mode} payments only.`;
    case "unreadable":
      return unreadableSentences[intent.why];
    case "email":
      return `No ${mode} payment of ${intent.email} was found. Check the spelling, or search by the last four digits.`;
    case "last4":
      return `No ${mode} payment with a card ending in ${intent.last4}${cardLimits(intent)} was found.`;
    case "bank_reference":
      return `No refund of a ${mode} payment with the bank’s reference ${intent.reference} was found.`;
    case "words":
      return `No ${mode} payment matches “${intent.words}”. Try fewer words, the customer’s e-mail address or the last four digits of the card.`;
    case "empty":
      return "Type what you know of the payment.";
    case "payment_intent":
    case "invoice":
    case "checkout_session":
    case "dispute":
    case "balance_transaction":
      return `No ${mode} payment stands behind ${intent.id}: Stripe does not know the number, or nothing was paid for it.`;
    default:
      return `Stripe knows no ${intent.id} among the ${mode} payments. A ${livemode ? "test" : "live"} number is not found here.`;
  }
}

function cardLimits({ amount, days }: CardWords): string {
  const over = amount === null ? "" : ` over ${amount}`;
  return days.length === 0 ? over : `${over} on ${days.join(" or ")}`;
}

const unreadableSentences = {
  malformed_id: "This looks like a Stripe number, but it is not complete. Copy it again, all of it.",
  foreign_id: "This number names something that no payment can be found by.",
  foreign_link:
    "This link does not lead to a payment, or anything that belongs to one, in the Stripe Dashboard.",
  too_long: "This is too long to search for. Type a number, an e-mail address, four digits or a few words.",
} as const;
