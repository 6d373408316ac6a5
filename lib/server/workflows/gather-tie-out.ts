import "server-only";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { TieOutBooks } from "@/lib/core/tie-out/tie-out-books";
import { isWithin, type TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { listConnectedAccounts } from "@/lib/server/database/connected-accounts";
import { findKnownRefunds, type KnownRefund, listKnownRefunds } from "@/lib/server/database/known-refunds";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import type { RefundMovement } from "@/lib/server/stripe/list-refund-movements";
import { readRefund } from "@/lib/server/stripe/list-refunds";
import { onAccount } from "@/lib/server/stripe/on-account";
import { type AccountAtStripe, gatherAccount } from "./gather-account";

export type GatheredBooks =
  | {
      readonly kind: "found";
      readonly books: TieOutBooks;
      /** Where each charge is to be looked at that the books name. */
      readonly placeOf: (chargeId: string) => ChargePlace;
    }
  | TroubleAt;

/**
 * Our books, Stripe's refunds and Stripe's balances about the refunds that Stripe made in a window: on our own account
 * and on each connected account that our books know. What is listed reaches on to this moment: a refund of the window
 * may have moved money, or been written down here, after it.
 */
export async function gatherTieOut(hands: Hands, window: TieOutWindow): Promise<GatheredBooks> {
  const accounts = await listConnectedAccounts(hands.database, hands.livemode);
  const all = await gatherAccounts([null, ...accounts], hands, window);
  if (all.kind === "trouble") return all;
  const ids = all.refunds.map(({ refundId }) => refundId);
  const known = await findKnownRefunds(hands.database, ids);
  const listed = new Set(ids);
  const unlisted = await ledgerBeside(hands, window, { listed, closed: all.closed });
  if (unlisted.kind === "trouble") return unlisted;
  const refunds = all.refunds.filter(({ createdAt }) => isWithin(window, createdAt));
  const inWindow = new Set(refunds.map(({ refundId }) => refundId));
  const ledger = [...known.filter(({ refundId }) => inWindow.has(refundId)), ...unlisted.rows];
  const movements = all.movements.filter((one) => isAbout(one, inWindow, listed, window));
  const placeOf = (chargeId: string): ChargePlace => {
    const booked = ledger.find((row) => row.chargeId === chargeId);
    const connectedAccount = booked?.connectedAccount ?? all.accountOf.get(chargeId) ?? null;
    return { chargeId, connectedAccount };
  };
  return { kind: "found", books: { ledger, refunds, movements }, placeOf };
}

type TroubleAt = { readonly kind: "trouble"; readonly trouble: StripeTrouble };

type AllAccounts = AccountAtStripe & {
  readonly kind: "found";
  /** The connected accounts of the charges that were refunded there. */
  readonly accountOf: ReadonlyMap<string, string>;
  /** Connected accounts that let our key in no longer. */
  readonly closed: ReadonlySet<string>;
};

/** Account by account. One that is closed to us is left out: it must not keep all others from being compared. */
async function gatherAccounts(
  accounts: readonly (string | null)[],
  hands: Hands,
  window: TieOutWindow,
): Promise<AllAccounts | TroubleAt> {
  const refunds: AllAccounts["refunds"][number][] = [];
  const movements: RefundMovement[] = [];
  const accountOf = new Map<string, string>();
  const closed = new Set<string>();
  for (const account of accounts) {
    const gathered = await gatherAccount(onAccount(hands, account), window);
    if (gathered.kind === "trouble") return gathered;
    if (gathered.kind === "closed") {
      if (account === null) return { kind: "trouble", trouble: keyRefused };
      log().warn({ connectedAccount: account }, "a connected account is closed to us, and was not compared");
      closed.add(account);
      continue;
    }
    refunds.push(...gathered.refunds);
    movements.push(...gathered.movements);
    if (account !== null) for (const { chargeId } of gathered.refunds) accountOf.set(chargeId, account);
  }
  return { kind: "found", refunds, movements, accountOf, closed };
}

const keyRefused: StripeTrouble = {
  kind: "refused",
  message: "Stripe does not list the refunds of our own account.",
  requestId: null,
};

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

type Unlisted = { readonly kind: "found"; readonly rows: KnownRefund[] } | TroubleAt;

/** Rows of ours from the window which Stripe's list does not show. A refund made before it was only seen in it. */
async function ledgerBeside(
  hands: Hands,
  window: TieOutWindow,
  { listed, closed }: { readonly listed: ReadonlySet<string>; readonly closed: ReadonlySet<string> },
): Promise<Unlisted> {
  const rows: KnownRefund[] = [];
  for (const row of await listKnownRefunds(hands.database, hands.livemode, window)) {
    const { refundId, connectedAccount } = row;
    if (listed.has(refundId) || (connectedAccount !== null && closed.has(connectedAccount))) continue;
    const asked = await readRefund(onAccount(hands, connectedAccount).stripe, refundId);
    if (asked.kind === "trouble") return asked;
    const isOlder = asked.kind === "found" && asked.value.createdAt.getTime() < window.from.getTime();
    if (!isOlder) rows.push(row);
  }
  return { kind: "found", rows };
}
