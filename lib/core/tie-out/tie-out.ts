import type { Currency } from "@/lib/core/money/currency";
import { type ComparedRefund, compareRefund, type RefundAccounts, type TieOutReason } from "./compare-refund";
import type { TieOutBooks } from "./tie-out-books";

/** The sums of one currency. Ledger and refunds are the same, and so is the balance with what still waits. */
export type TieOutSums = {
  readonly currency: Currency;
  readonly ledgerMinor: bigint;
  readonly refundsMinor: bigint;
  readonly balanceMinor: bigint;
  readonly waitingMinor: bigint;
  /** The differences of single refunds added up: two errors do not cancel each other out. */
  readonly unexplainedMinor: bigint;
};

/** A refund that the three do not agree about. */
export type RefundDifference = {
  readonly refundId: string;
  /** Null where only the balance knows of it. */
  readonly chargeId: string | null;
  readonly currency: Currency;
  readonly unexplainedMinor: bigint;
  readonly why: TieOutReason;
  /** Null where Stripe's list of refunds does not know it. */
  readonly createdAt: Date | null;
};

export type TieOut = {
  readonly sums: readonly TieOutSums[];
  readonly differences: readonly RefundDifference[];
};

/** Compares our books, Stripe's refunds and Stripe's balance, refund by refund, and adds up by currency. */
export function tieOut(books: TieOutBooks): TieOut {
  const compared = [...accountsByRefund(books)].map(([refundId, accounts]) => ({
    refundId,
    accounts,
    figures: compareRefund(accounts),
  }));
  const sums = new Map<Currency, TieOutSums>();
  for (const { figures } of compared) sums.set(figures.currency, added(sums.get(figures.currency), figures));
  return {
    sums: [...sums.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1)),
    differences: compared.flatMap(({ refundId, accounts, figures }) =>
      figures.why === null ? [] : [toDifference(refundId, accounts, figures, figures.why)],
    ),
  };
}

export function isTied({ differences }: TieOut): boolean {
  return differences.length === 0;
}

function accountsByRefund({ ledger, refunds, movements }: TieOutBooks): Map<string, RefundAccounts> {
  const accounts = new Map<string, RefundAccounts>();
  const of = (refundId: string) => accounts.get(refundId) ?? { ledger: null, refund: null, movements: [] };
  for (const row of ledger) accounts.set(row.refundId, { ...of(row.refundId), ledger: row });
  for (const refund of refunds) accounts.set(refund.refundId, { ...of(refund.refundId), refund });
  for (const movement of movements) {
    const known = of(movement.refundId);
    accounts.set(movement.refundId, { ...known, movements: [...known.movements, movement] });
  }
  return accounts;
}

function added(sums: TieOutSums | undefined, figures: ComparedRefund): TieOutSums {
  return {
    currency: figures.currency,
    ledgerMinor: (sums?.ledgerMinor ?? 0n) + figures.ledgerMinor,
    refundsMinor: (sums?.refundsMinor ?? 0n) + figures.refundsMinor,
    balanceMinor: (sums?.balanceMinor ?? 0n) + figures.balanceMinor,
    waitingMinor: (sums?.waitingMinor ?? 0n) + figures.waitingMinor,
    unexplainedMinor: (sums?.unexplainedMinor ?? 0n) + figures.unexplainedMinor,
  };
}

function toDifference(
  refundId: string,
  { ledger, refund }: RefundAccounts,
  { currency, unexplainedMinor }: ComparedRefund,
  why: TieOutReason,
): RefundDifference {
  const chargeId = refund?.chargeId ?? ledger?.chargeId ?? null;
  return { refundId, chargeId, currency, unexplainedMinor, why, createdAt: refund?.createdAt ?? null };
}
