import type { RefundState } from "./refund-ledger";
import type { RequestedRefund } from "./requested-refund";

/** Filters of the list of refunds; they live in the address. */
export type RefundsFilter = {
  readonly state: RefundState | null;
  /** `mine` keeps only those of the person who looks. */
  readonly whose: "everyone" | "mine";
  readonly ticket: string;
  readonly chargeId: string;
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
};

export type RefundsView = {
  readonly filter: RefundsFilter;
  readonly refunds: readonly RequestedRefund[];
  /** The key of the next page, for the address; null at the end. */
  readonly next: string | null;
  readonly livemode: boolean;
  readonly locale: string;
};
