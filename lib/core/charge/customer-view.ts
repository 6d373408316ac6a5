import type { Money } from "@/lib/core/money/money";
import type { PaymentRow } from "@/lib/core/search/search";
import type { NamedAccount } from "./connected-account";

/** All that the page of one customer shows. */
export type CustomerView = {
  readonly id: string;
  /** The connected account that knows the customer; null for our own. */
  readonly account: NamedAccount | null;
  readonly livemode: boolean;
  readonly locale: string;
  readonly isDeleted: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly createdAt: Date | null;
  /** Null when it could not be looked up. */
  readonly cashBalance: readonly Money[] | null;
  readonly payments: readonly PaymentRow[];
  /** Set when older payments follow: the id that the next page starts after. */
  readonly nextAfter: string | null;
};
