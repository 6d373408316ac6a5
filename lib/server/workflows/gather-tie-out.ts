import "server-only";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { LedgerRefund, TieOutBooks } from "@/lib/core/tie-out/tie-out-books";
import { isWithin, type TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { findKnownRefunds, listKnownRefunds } from "@/lib/server/database/known-refunds";
import type { Hands } from "@/lib/server/hands";
import { listAccountRefunds } from "@/lib/server/stripe/list-account-refunds";
import { listRefundMovements, type RefundMovement } from "@/lib/server/stripe/list-refund-movements";
import { readRefund } from "@/lib/server/stripe/list-refunds";

export type GatheredBooks =
  | { readonly kind: "found"; readonly books: TieOutBooks }
  | { readonly kind: "trouble"; readonly trouble: StripeTrouble };

/**
 * Our books, Stripe's refunds and Stripe's balance about the refunds that Stripe made in a window. What is listed
 * reaches on to this moment: a refund of the window may have moved money, or been written down here, after it.
 */
export async function gatherTieOut(hands: Hands, window: TieOutWindow): Promise<GatheredBooks> {
  const listed = await listAccountRefunds(hands.stripe, window.from);
  if (listed.kind !== "found") return troubleOf(listed);
  if (!listed.value.isWhole) return unreadable;
  const moved = await listRefundMovements(hands.stripe, window.from);
  if (moved.kind !== "found") return troubleOf(moved);
  const ids = listed.value.refunds.map(({ refundId }) => refundId);
  const known = await findKnownRefunds(hands.database, ids);
  const unlisted = await ledgerBeside(hands, window, new Set(ids));
  if (unlisted.kind === "trouble") return unlisted;
  const refunds = listed.value.refunds.filter(({ createdAt }) => isWithin(window, createdAt));
  const inWindow = new Set(refunds.map(({ refundId }) => refundId));
  const ledger = [...known.filter(({ refundId }) => inWindow.has(refundId)), ...unlisted.rows];
  const movements = moved.value.filter((one) => isAbout(one, inWindow, new Set(ids), window));
  return { kind: "found", books: { ledger, refunds, movements } };
}

/** A movement of the window's refunds; one whose refund is in no list counts where it may belong to the window. */
function isAbout(
  { refundId, refundCreatedAt }: RefundMovement,
  inWindow: ReadonlySet<string>,
  listed: ReadonlySet<string>,
  window: TieOutWindow,
): boolean {
  if (inWindow.has(refundId)) return true;
  return !listed.has(refundId) && (refundCreatedAt === null || isWithin(window, refundCreatedAt));
}

type Unlisted = { readonly kind: "found"; readonly rows: LedgerRefund[] } | TroubleAt;
type TroubleAt = { readonly kind: "trouble"; readonly trouble: StripeTrouble };

/** Rows of ours from the window which Stripe's list does not show. A refund made before it was only seen in it. */
async function ledgerBeside(
  hands: Hands,
  window: TieOutWindow,
  listed: ReadonlySet<string>,
): Promise<Unlisted> {
  const rows: LedgerRefund[] = [];
  for (const row of await listKnownRefunds(hands.database, hands.livemode, window)) {
    if (listed.has(row.refundId)) continue;
    const asked = await readRefund(hands.stripe, row.refundId);
    if (asked.kind === "trouble") return asked;
    const isOlder = asked.kind === "found" && asked.value.createdAt.getTime() < window.from.getTime();
    if (!isOlder) rows.push(row);
  }
  return { kind: "found", rows };
}

function troubleOf(asked: { readonly kind: "absent"; readonly message: string } | TroubleAt): TroubleAt {
  if (asked.kind === "trouble") return asked;
  return { kind: "trouble", trouble: { kind: "refused", message: asked.message, requestId: null } };
}

const unreadable: TroubleAt = {
  kind: "trouble",
  trouble: {
    kind: "unreadable",
    message: "Some of Stripe’s refunds could not be read, so the books cannot be compared.",
    requestId: null,
  },
};
