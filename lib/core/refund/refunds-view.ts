import type { UnreadFilter } from "@/lib/core/search/unread-filters";
import type { RefundState } from "./refund-ledger";
import type { RequestedRefund } from "./requested-refund";

/** Filters of the list of refunds; they live in the address. */
export type RefundsFilter = {
  readonly state: RefundState | null;
  /** `everyone`; `mine` for the person who looks; or somebody as the audit log names them: issuer, bar, subject. */
  readonly whose: string;
  readonly ticket: string;
  readonly chargeId: string;
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
};

/** What the filters are called on their page. */
export const refundsFilterLabels: Readonly<Record<keyof RefundsFilter, string>> = {
  state: "State",
  whose: "Made by",
  ticket: "Ticket",
  chargeId: "Charge",
  from: "From (UTC)",
  to: "To (UTC)",
};

export type RefundsView = {
  readonly filter: RefundsFilter;
  /** What the address asks for and the list does not keep to. */
  readonly unread: readonly UnreadFilter[];
  /** Who else made refunds here, by name; `key` is what the filter keeps to. */
  readonly requesters: readonly { readonly key: string; readonly name: string }[];
  readonly refunds: readonly RequestedRefund[];
  /** The key of the next page, for the address; null at the end. */
  readonly next: string | null;
  readonly livemode: boolean;
  readonly locale: string;
};
