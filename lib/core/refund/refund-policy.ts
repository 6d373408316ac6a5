import type { Calculation } from "@/lib/core/calculation/calculation";
import type { Order } from "@/lib/core/calculation/order";
import type { Charge, ChargeFigures, Dispute } from "@/lib/core/charge/charge";
import { isBlockedByDispute } from "@/lib/core/charge/charge-figures";
import { isCashBalance } from "@/lib/core/charge/payable";
import type { AskedLimits } from "@/lib/core/limits/asked-limits";
import { decideLimits, type LimitVerdict, type OverLimit } from "@/lib/core/limits/decide-limits";
import { type ChosenReason, chosenReason } from "@/lib/core/limits/offered-reasons";
import { ruleRefusals } from "@/lib/core/limits/rule-refusals";
import { isSameMoney, type Money, money } from "@/lib/core/money/money";
import type { EarlierRefund } from "./earlier-refund";
import type { RefundRequest } from "./refund-request";
import type { Refusal } from "./refusal";
import { isAnswered, sameThings } from "./same-thing";
import { workedOut } from "./worked-out";

/** What is known about a charge at the moment of deciding. */
export type Gathered = {
  readonly charge: Charge;
  readonly figures: ChargeFigures;
  readonly disputes: readonly Dispute[];
  /** True while our books and Stripe disagree about the charge: nothing more is sent for it. */
  readonly isStopped: boolean;
  /** What went back already or is about to, also of other charges where a ticket ties them to this one. */
  readonly earlier: readonly EarlierRefund[];
  /** Stripe's clock of the look. */
  readonly seenAt: Date;
};

/** The same with the limits and rules that the request is measured with. */
export type Measured = Gathered & {
  readonly limits: AskedLimits;
  /** What was bought; null where it was not asked for, or Stripe has none of it. */
  readonly order: Order | null;
};

/** `hold` sets the amount aside; `refuse` says why not. Pure: the same for page, action and rehearsal. */
export type Decision =
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  | {
      readonly kind: "hold";
      readonly amount: Money;
      /** What looks like the same thing, which the request's own sentence has answered. */
      readonly repeats: readonly EarlierRefund[];
      readonly reason: ChosenReason;
      readonly calculation: Calculation | null;
      /** Why a second person has to agree before anything is sent; empty for what one person may do alone. */
      readonly over: readonly OverLimit[];
      /** Set where its author first has to prove afresh who is there: the amount above which that is so. */
      readonly stepUpAbove: Money | null;
    };

export function decideRefund(request: RefundRequest, gathered: Measured): Decision {
  const amount = amountAsked(request, gathered.figures);
  const repeats = sameThings({ ...request, amount }, gathered.earlier, gathered.seenAt);
  const refusal =
    chargeRefusal(gathered) ??
    amountRefusal(request, gathered) ??
    optionRefusal(request, gathered) ??
    ruleRefusal(request, amount, gathered) ??
    repeatRefusal(request, amount, repeats, gathered) ??
    // After the repeat: to whoever did not see it, what changed since is the refund that this one repeats.
    changeRefusal(request, gathered);
  if (refusal) return { kind: "refuse", refusal };
  const worked = workedOut(request, amount, gathered);
  if (worked !== null && "refusal" in worked) return { kind: "refuse", refusal: worked.refusal };
  const verdict = limitVerdict(amount, gathered);
  if (verdict.kind === "currency_refused") return { kind: "refuse", refusal: verdict };
  const over = verdict.kind === "needs_approval" ? verdict.over : [];
  const stepUpAbove = verdict.kind === "within" ? verdict.stepUpAbove : null;
  const reason = chosenReason(gathered.limits.set, request.reason);
  const calculation = worked?.calculation ?? null;
  return { kind: "hold", amount, repeats, reason, calculation, over, stepUpAbove };
}

/** The sum that the request would take: what was typed, or all that is left. */
export function amountAsked({ amount }: RefundRequest, { leftMinor, currency }: ChargeFigures): Money {
  return amount.kind === "part" ? amount.money : money(leftMinor, currency);
}

/** What stands in the way whatever is asked; null when this charge can be refunded. */
export function chargeRefusal({ charge, figures, disputes, isStopped }: Gathered): Refusal | null {
  // Before all else: whatever the figures say, they are what is in doubt.
  if (isStopped) return { kind: "charge_stopped" };
  if (charge.isOfTransfer) return { kind: "charge_of_transfer" };
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
  if (figures.pendingMinor === 0n && isCashBalance(charge.id)) return { kind: "balance_empty" };
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
  return asked && asked.amountMinor > left.amountMinor ? changeRefusal(request, { figures }) : null;
}

/** What the company asks of the words of a request, all at once. */
function ruleRefusal(
  { reason: reasonKey, ticket, note }: RefundRequest,
  amount: Money,
  { limits }: Measured,
): Refusal | null {
  const [first, ...others] = ruleRefusals(limits.set, { amount, reasonKey, ticket, note });
  return first === undefined ? null : { kind: "rules_not_kept", rules: [first, ...others] };
}

function limitVerdict(amount: Money, { charge, limits, seenAt }: Measured): LimitVerdict {
  const { set, person, sums, canStepUp } = limits;
  return decideLimits(set, person, { amount, chargedAt: charge.createdAt, sums, canStepUp }, seenAt);
}

function changeRefusal({ seenLeft }: RefundRequest, { figures }: Pick<Gathered, "figures">): Refusal | null {
  const left = money(figures.leftMinor, figures.currency);
  return isSameMoney(seenLeft, left) ? null : { kind: "charge_changed", seen: seenLeft, left };
}

function repeatRefusal(
  { repeat, ticket }: RefundRequest,
  asked: Money,
  earlier: readonly EarlierRefund[],
  { seenAt }: Gathered,
): Refusal | null {
  if (isAnswered(repeat, earlier)) return null;
  return { kind: "looks_repeated", asked, ticket, earlier, seenAt, hasAnswer: repeat !== null };
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
  if (request.byPaymentIntent && charge.paymentIntentId === null) return { kind: "no_payment_intent" };
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
  "cash_balance",
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
