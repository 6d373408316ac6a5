import "server-only";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { StripeRefund } from "@/lib/core/tie-out/tie-out-books";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import type { Hands } from "@/lib/server/hands";
import { listAccountRefunds } from "@/lib/server/stripe/list-account-refunds";
import { listRefundMovements, type RefundMovement } from "@/lib/server/stripe/list-refund-movements";

/** What Stripe says of the refunds of one account, or of several. */
export type AccountAtStripe = {
  readonly refunds: readonly StripeRefund[];
  readonly movements: readonly RefundMovement[];
};

export type GatheredAccount =
  | ({ readonly kind: "found" } & AccountAtStripe)
  /** Stripe lets our key into this account no longer. */
  | { readonly kind: "closed" }
  | { readonly kind: "trouble"; readonly trouble: StripeTrouble };

/** The refunds of the account that the hands are on, and what they moved of its balance, since the window began. */
export async function gatherAccount({ stripe }: Hands, window: TieOutWindow): Promise<GatheredAccount> {
  const listed = await listAccountRefunds(stripe, window.from);
  if (listed.kind === "absent") return { kind: "closed" };
  if (listed.kind === "trouble") return listed;
  if (!listed.value.isWhole) return unreadable;
  const moved = await listRefundMovements(stripe, window.from);
  if (moved.kind === "absent") return { kind: "closed" };
  if (moved.kind === "trouble") return moved;
  return { kind: "found", refunds: listed.value.refunds, movements: moved.value };
}

const unreadable: GatheredAccount = {
  kind: "trouble",
  trouble: {
    kind: "unreadable",
    message: "Some of Stripe’s refunds could not be read, so the books cannot be compared.",
    requestId: null,
  },
};
