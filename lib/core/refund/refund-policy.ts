import type { Charge, ChargeFigures, Dispute } from "@/lib/core/charge/charge";
import { isBlockedByDispute } from "@/lib/core/charge/charge-figures";
import { type Money, money } from "@/lib/core/money/money";
import type { RefundRequest } from "./refund-request";
import type { Refusal } from "./refusal";

/** What is known about a charge at the moment of deciding. */
export type Gathered = {
  readonly charge: Charge;
  readonly figures: ChargeFigures;
  readonly disputes: readonly Dispute[];
  /** True while our books and Stripe disagree about the charge: nothing more is sent for it. */
  readonly isStopped: boolean;
};

/** `hold` sets the amount aside; `refuse` says why not. Pure: the same for page, action and rehearsal. */
export type Decision =
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  | { readonly kind: "hold"; readonly amount: Money };

export function decideRefund(request: RefundRequest, gathered: Gathered): Decision {
  const refusal =
    chargeRefusal(gathered) ?? amountRefusal(request, gathered) ?? optionRefusal(request, gathered);
  if (refusal) return { kind: "refuse", refusal };
  const { leftMinor, currency } = gathered.figures;
  const amount = request.amount.kind === "part" ? request.amount.money : money(leftMinor, currency);
  return { kind: "hold", amount };
}

/** What stands in the way whatever is asked; null when this charge can be refunded. */
export function chargeRefusal({ charge, figures, disputes, isStopped }: Gathered): Refusal | null {
  // Before all else: whatever the figures say, they are what is in doubt.
  if (isStopped) return { kind: "charge_stopped" };
  if (charge.status === "failed") return { kind: "charge_failed" };
  if (!charge.isCaptured) {
    return {
      kind: charge.amountRefundedMinor >= charge.amountMinor ? "charge_expired" : "charge_uncaptured",
    };
  }
  if (charge.status === "pending" && !isBankDebit(charge)) return { kind: "charge_pending" };
  if (isBlockedByDispute(disputes)) {
    return {
      kind: "charge_disputed",
      disputeId: disputes.find((one) => !one.isChargeRefundable)?.id ?? null,
    };
  }
  if (figures.leftMinor > 0n) return null;
  return figures.pendingMinor > 0n
    ? { kind: "nothing_left", underWay: money(figures.pendingMinor, figures.currency) }
    : { kind: "charge_refunded" };
}

function amountRefusal(request: RefundRequest, { figures }: Gathered): Refusal | null {
  const left = money(figures.leftMinor, figures.currency);
  const asked = request.amount.kind === "part" ? request.amount.money : null;
  const foreign = [request.seenLeft, asked].find((sum) => sum && sum.currency !== left.currency);
  if (foreign) return { kind: "wrong_currency", asked: foreign.currency, currency: left.currency };
  // More than was ever shown as left is a typing mistake, not a change.
  if (asked && asked.amountMinor > left.amountMinor && asked.amountMinor > request.seenLeft.amountMinor) {
    return { kind: "over_left", asked, left };
  }
  if (request.seenLeft.amountMinor !== left.amountMinor) {
    return { kind: "charge_changed", seen: request.seenLeft, left };
  }
  return asked && asked.amountMinor > left.amountMinor ? { kind: "over_left", asked, left } : null;
}

function optionRefusal(request: RefundRequest, { charge }: Gathered): Refusal | null {
  if (request.reverseTransfer && !charge.connect?.canReverseTransfer)
    return { kind: "transfer_not_returnable" };
  if (request.refundApplicationFee && !charge.connect?.canRefundApplicationFee) {
    return { kind: "fee_not_returnable" };
  }
  if (request.refundApplicationFee && charge.connect?.destination && !request.reverseTransfer) {
    return { kind: "fee_needs_transfer" };
  }
  if (needsInstructions(charge) && !charge.customer.email && !request.instructionsEmail) {
    return { kind: "email_required" };
  }
  return null;
}

/**
 * Methods whose refund starts with Stripe asking the customer for bank details by e-mail.
 * Source: docs.stripe.com/refunds and docs.stripe.com/payments/customer-balance/refunding.
 */
const methodsWithInstructions: ReadonlySet<string> = new Set([
  "boleto",
  "customer_balance",
  "konbini",
  "multibanco",
  "promptpay",
]);

export function needsInstructions(charge: Charge): boolean {
  return methodsWithInstructions.has(charge.method.type);
}

/** Bank debits whose refund Stripe takes at once and carries out when the payment has settled. */
const bankDebits: ReadonlySet<string> = new Set([
  "acss_debit",
  "au_becs_debit",
  "bacs_debit",
  "sepa_debit",
  "us_bank_account",
]);

export function isBankDebit(charge: Charge): boolean {
  return bankDebits.has(charge.method.type);
}
