import { formatMoney } from "@/lib/core/money/format-money";
import { money } from "@/lib/core/money/money";
import { earlierSentence } from "@/lib/core/refund/earlier-sentence";
import {
  chargeRefusal,
  type Gathered,
  isBankDebit,
  needsInstructions,
} from "@/lib/core/refund/refund-policy";
import { refusalMessage } from "@/lib/core/refund/refusal";
import { recentRefunds } from "@/lib/core/refund/same-thing";
import { ageLimitOf } from "./age-limit";
import type { Charge, Dispute } from "./charge";
import type { Obstacle } from "./obstacle";

/** What matters before this charge is refunded: what blocks first, then what to know. */
export function obstaclesOf(gathered: Gathered, locale: string): Obstacle[] {
  const found = [
    blockOf(gathered, locale),
    recentRefundOf(gathered, locale),
    inquiryOf(gathered.disputes),
    wonDisputeOf(gathered.disputes),
    partCaptureOf(gathered.charge, locale),
    bankDebitOf(gathered.charge),
    ageLimitOf(gathered, locale),
    instructionsOf(gathered.charge),
    transferOf(gathered.charge),
    deletedCustomerOf(gathered.charge),
  ];
  return found.filter((obstacle) => obstacle !== null);
}

/** Said instead of a form to whoever may look but not refund. */
export const missingRight: Obstacle = {
  kind: "right_missing",
  weight: "informs",
  sentence: "Your role does not include making refunds.",
  advice: "Ask an administrator for the agent role if you need it.",
};

/** Said instead of a form while nobody can tell whether a dispute forbids the refund. */
export const unseenDisputes: Obstacle = {
  kind: "disputes_unseen",
  weight: "blocks",
  sentence: "This payment was disputed once, and how the dispute stands cannot be looked up now.",
  advice:
    "Load the page again in a minute. If it stays, an administrator can check that the key may read disputes.",
};

function blockOf(gathered: Gathered, locale: string): Obstacle | null {
  const refusal = chargeRefusal(gathered);
  if (refusal === null) return null;
  const { text, help } = refusalMessage(refusal, locale);
  // A charge that is done with is no trouble, only a fact.
  const isDone = refusal.kind === "charge_refunded" || refusal.kind === "balance_empty";
  const weight = isDone ? "informs" : "blocks";
  const link = refusal.kind === "charge_stopped" ? { link: attentionLink } : {};
  return { kind: refusal.kind, weight, sentence: text, advice: help ?? "", ...link };
}

const attentionLink = { href: "/attention", text: "Cases that need attention" };
export const recentlyRefunded = "recently_refunded";

/** Only where more can be refunded: otherwise what blocks says it all. */
function recentRefundOf(gathered: Gathered, locale: string): Obstacle | null {
  const { earlier, seenAt } = gathered;
  const [newest, ...others] = recentRefunds(earlier, seenAt);
  if (newest === undefined || chargeRefusal(gathered) !== null) return null;
  const more = others.length === 0 ? "" : `, and ${others.length} more in the last 24 hours`;
  return {
    kind: recentlyRefunded,
    weight: "warns",
    sentence: `${earlierSentence(newest, seenAt, locale)}${more}.`,
    advice: "Make sure that yours is another one: the same ticket or amount takes a sentence.",
  };
}

function inquiryOf(disputes: readonly Dispute[]): Obstacle | null {
  const open = disputes.some(({ isInquiry, status }) => isInquiry && status !== "warning_closed");
  if (!open) return null;
  return {
    kind: "inquiry",
    weight: "warns",
    sentence: "The customer’s bank has asked about this payment; it is not a dispute yet.",
    advice: "A refund of the whole charge can end the inquiry without a dispute fee.",
  };
}

function wonDisputeOf(disputes: readonly Dispute[]): Obstacle | null {
  if (!disputes.some(({ status }) => status === "won")) return null;
  return {
    kind: "dispute_won",
    weight: "warns",
    sentence: "A dispute about this payment was decided for you, so the money is with you again.",
    advice: "Refund only if you want to pay it back in spite of that.",
  };
}

function partCaptureOf(charge: Charge, locale: string): Obstacle | null {
  if (!charge.isCaptured || charge.amountCapturedMinor >= charge.amountMinor) return null;
  const captured = formatMoney(money(charge.amountCapturedMinor, charge.currency), locale);
  const authorised = formatMoney(money(charge.amountMinor, charge.currency), locale);
  return {
    kind: "partly_captured",
    weight: "informs",
    sentence: `Only ${captured} of the authorised ${authorised} was taken.`,
    advice: "The rest was never charged, so it does not have to be returned.",
  };
}

function bankDebitOf(charge: Charge): Obstacle | null {
  if (charge.status !== "pending" || !isBankDebit(charge)) return null;
  return {
    kind: "not_settled",
    weight: "warns",
    sentence: "This bank debit has not settled yet.",
    advice: "A refund waits until it has; if the debit fails, the refund is canceled and no money moves.",
  };
}

function instructionsOf(charge: Charge): Obstacle | null {
  if (!needsInstructions(charge)) return null;
  return {
    kind: "asks_customer",
    weight: "informs",
    sentence: "Stripe will e-mail the customer to ask where the money should go.",
    advice: "Tell the customer to expect that e-mail; the refund waits until it is answered.",
  };
}

function transferOf({ connect }: Charge): Obstacle | null {
  if (!connect?.canReverseTransfer) return null;
  return {
    kind: "transferred",
    weight: "warns",
    sentence: "This payment was passed on to a connected account.",
    advice: "Without “Return the transfer” your own balance pays for the refund.",
  };
}

function deletedCustomerOf({ customer }: Charge): Obstacle | null {
  if (!customer.isDeleted) return null;
  return {
    kind: "customer_deleted",
    weight: "informs",
    sentence: "The customer was deleted in Stripe.",
    advice: "The refund still goes back to the payment method of this charge.",
  };
}
