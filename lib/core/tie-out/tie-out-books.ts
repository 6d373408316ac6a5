import type { RefundStatus } from "@/lib/core/charge/charge";
import type { Currency } from "@/lib/core/money/currency";

/** A refund as our books have it: one of ours, or one that was made elsewhere. */
export type LedgerRefund = {
  readonly refundId: string;
  readonly chargeId: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly status: RefundStatus;
};

/** A refund of a charge as the list of all refunds at Stripe has it. */
export type StripeRefund = {
  readonly refundId: string;
  readonly chargeId: string;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly status: RefundStatus;
  readonly createdAt: Date;
  /** The request that it names; null where it names none, as one that was made elsewhere. */
  readonly requestId: string | null;
  /** The bank's number for it; null until it is there. */
  readonly reference: string | null;
  /** True for one that fits the part of an authorisation that was never captured, for which no money moves. */
  readonly mayBeRelease: boolean;
};

/** One movement of Stripe's balance that a refund caused. */
export type BalanceMovement = {
  readonly refundId: string;
  /** The currency that the balance is kept in: not always the charge's. */
  readonly currency: Currency;
  /** Below zero where money left the balance. */
  readonly amountMinor: bigint;
  /** As Stripe writes it, in decimals; null where nothing was exchanged. */
  readonly exchangeRate: string | null;
};

/** What three parties say of the same refunds. */
export type TieOutBooks = {
  readonly ledger: readonly LedgerRefund[];
  readonly refunds: readonly StripeRefund[];
  readonly movements: readonly BalanceMovement[];
};
