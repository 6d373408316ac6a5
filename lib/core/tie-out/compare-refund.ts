import { isLive } from "@/lib/core/charge/charge-figures";
import { isCashBalance } from "@/lib/core/charge/payable";
import type { Currency } from "@/lib/core/money/currency";
import { beforeExchange, isExchangeOf } from "./exchange";
import type { BalanceMovement, LedgerRefund, StripeRefund } from "./tie-out-books";

/** In what way the three do not agree about a refund. */
export const tieOutReasons = [
  "not_in_our_books",
  "not_at_stripe",
  "currency_differs",
  "books_differ",
  "balance_without_refund",
  "not_taken_from_balance",
  "not_returned_to_balance",
  "rate_does_not_fit",
  "balance_differs",
] as const;
export type TieOutReason = (typeof tieOutReasons)[number];

/** What the three say of one refund; at least one of them says something. */
export type RefundAccounts = {
  readonly ledger: LedgerRefund | null;
  readonly refund: StripeRefund | null;
  readonly movements: readonly BalanceMovement[];
};

/** One refund in figures of its own currency. */
export type ComparedRefund = {
  readonly currency: Currency;
  readonly ledgerMinor: bigint;
  readonly refundsMinor: bigint;
  /** What has left Stripe's balance and not come back. */
  readonly balanceMinor: bigint;
  /** Of a refund that waits, or of a cash balance: what has not left our balance, and need not have. */
  readonly waitingMinor: bigint;
  /** How far the three are apart; 0 when they agree. */
  readonly unexplainedMinor: bigint;
  readonly why: TieOutReason | null;
};

/** Compares one refund; throws RangeError when nobody knows anything of it. */
export function compareRefund(accounts: RefundAccounts): ComparedRefund {
  const { ledger, refund } = accounts;
  const currency = currencyOf(accounts);
  const ledgerMinor = ledger !== null && isLive(ledger.status) ? ledger.amountMinor : 0n;
  const refundsMinor =
    refund !== null && isLive(refund.status) && !isRelease(accounts) ? refund.amountMinor : 0n;
  const balanceMinor = takenMinor(accounts, currency);
  const mayStandStill = isWaiting(refund) || isOfCashBalance(refund);
  const waitingMinor = balanceMinor === 0n && mayStandStill ? refundsMinor : 0n;
  const hasOtherCurrency = ledger !== null && ledger.currency !== currency;
  const figures = [refundsMinor, balanceMinor + waitingMinor, ...(hasOtherCurrency ? [0n] : [ledgerMinor])];
  const unexplainedMinor = largest(figures) - smallest(figures);
  const compared = { currency, ledgerMinor, refundsMinor, balanceMinor, waitingMinor, unexplainedMinor };
  return { ...compared, why: unexplainedMinor === 0n ? null : reasonFor(accounts, compared) };
}

/** No money moves for the rest of an authorisation, so neither our books nor the balance know of it. */
function isRelease({ ledger, refund, movements }: RefundAccounts): boolean {
  return refund !== null && refund.mayBeRelease && ledger === null && movements.length === 0;
}

function isWaiting(refund: StripeRefund | null): boolean {
  return refund !== null && (refund.status === "pending" || refund.status === "requires_action");
}

/** A customer's money is not in our balance: nothing moves there when it goes back. */
function isOfCashBalance(refund: StripeRefund | null): boolean {
  return refund !== null && isCashBalance(refund.chargeId);
}

function currencyOf({ ledger, refund, movements }: RefundAccounts): Currency {
  const currency = refund?.currency ?? ledger?.currency ?? movements[0]?.currency;
  if (currency === undefined) throw new RangeError("a refund that nobody knows cannot be compared");
  return currency;
}

function takenMinor({ refund, movements }: RefundAccounts, currency: Currency): bigint {
  return movements.reduce((sum, movement) => sum - inCurrency(movement, refund, currency), 0n);
}

/**
 * A movement in the refund's own currency. Exchanged, it counts as the whole refund where the rate bears that out;
 * otherwise as what it was worth, so that the amount which does not fit is told.
 */
function inCurrency(movement: BalanceMovement, refund: StripeRefund | null, currency: Currency): bigint {
  if (movement.currency === currency) return movement.amountMinor;
  if (movement.exchangeRate === null) return 0n;
  const sign = movement.amountMinor < 0n ? -1n : 1n;
  const size = { ...movement, amountMinor: movement.amountMinor * sign };
  if (refund !== null && isExchangeOf(refund, size, movement.exchangeRate)) return refund.amountMinor * sign;
  return (beforeExchange(size, currency, movement.exchangeRate) ?? 0n) * sign;
}

function reasonFor(
  { ledger, refund, movements }: RefundAccounts,
  { currency, ledgerMinor, refundsMinor, balanceMinor }: Omit<ComparedRefund, "why">,
): TieOutReason {
  if (refund === null) return ledger === null ? "balance_without_refund" : "not_at_stripe";
  if (ledger === null && refundsMinor > 0n) return "not_in_our_books";
  if (ledger !== null && ledger.currency !== currency) return "currency_differs";
  if (ledgerMinor !== refundsMinor) return "books_differ";
  if (movements.some((movement) => movement.currency !== currency)) return "rate_does_not_fit";
  if (balanceMinor === 0n) return "not_taken_from_balance";
  return refundsMinor === 0n ? "not_returned_to_balance" : "balance_differs";
}

function largest(figures: readonly bigint[]): bigint {
  return figures.reduce((most, figure) => (figure > most ? figure : most));
}

function smallest(figures: readonly bigint[]): bigint {
  return figures.reduce((least, figure) => (figure < least ? figure : least));
}
