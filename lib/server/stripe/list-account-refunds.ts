import "server-only";
import type { Stripe } from "stripe";
import { isReleaseReason } from "@/lib/core/charge/charge-figures";
import type { StripeRefund } from "@/lib/core/tie-out/tie-out-books";
import { type Asked, ask } from "./ask";
import { accountOf } from "./on-account";
import { idOf } from "./to-charge";
import { toChargeRefund } from "./to-charge-refund";

/** More refunds than any window has: a list that does not end is not Stripe's. */
const pagesMax = 5_000;

const readOptions = { timeout: 20_000 };

/**
 * The refunds of all charges. `isWhole` is false when some of them could not be read, or when the list did not
 * come to its end: then it proves nothing about a refund that is not in it.
 */
export type AccountRefunds = { readonly refunds: readonly StripeRefund[]; readonly isWhole: boolean };

type Page = AccountRefunds & { readonly lastId: string | undefined; readonly hasMore: boolean };

/** Every refund of a charge or a cash balance that was created since an instant, newest first, over all pages. */
export async function listAccountRefunds(stripe: Stripe, since: Date): Promise<Asked<AccountRefunds>> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const first = await askPage(stripe, { created });
  if (first.kind !== "found") return first;
  const pages = [first.value];
  for (let last = first.value; last.hasMore && pages.length < pagesMax; ) {
    const next = await askPage(stripe, { created, ...(last.lastId ? { starting_after: last.lastId } : {}) });
    if (next.kind !== "found") return next;
    last = next.value;
    pages.push(last);
  }
  const isWhole = pages.every((page) => page.isWhole) && pages.at(-1)?.hasMore === false;
  return { ...first, value: { refunds: pages.flatMap(({ refunds }) => refunds), isWhole } };
}

function askPage(stripe: Stripe, query: Stripe.RefundListParams): Promise<Asked<Page>> {
  return ask(
    () => stripe.refunds.list({ ...query, limit: 100, expand: ["data.charge"] }, readOptions),
    (page) => toPage(page, accountOf(stripe) !== null),
  );
}

function toPage({ data, has_more: hasMore }: Stripe.ApiList<Stripe.Refund>, isConnected: boolean): Page {
  const readings = data.map((body) =>
    isConnected && isOfTransfer(body) ? ("beside" as const) : toAccountRefund(body),
  );
  return {
    refunds: readings.filter((one) => one !== "unreadable" && one !== "beside"),
    isWhole: !readings.includes("unreadable"),
    lastId: data.at(-1)?.id,
    hasMore,
  };
}

/** On a connected account what a transfer's reversal takes back is told as a refund of its own: no customer gets it. */
export function isOfTransfer({ source_transfer_reversal: reversal }: Stripe.Refund): boolean {
  return idOf(reversal) !== null;
}

/** `beside`: a refund that names neither a charge nor a customer. */
function toAccountRefund(body: Stripe.Refund): StripeRefund | "unreadable" | "beside" {
  const refund = toChargeRefund(body);
  if (refund === null) return "unreadable";
  const { id: refundId, chargeId, amount, status, createdAt, requestId, reference } = refund;
  if (chargeId === null) return "beside";
  const mayBeRelease = requestId === null && isReleaseReason(refund.reason) && isRest(body);
  return { refundId, chargeId, ...amount, status, createdAt, requestId, reference, mayBeRelease };
}

function isRest({ amount, charge, status }: Stripe.Refund): boolean {
  if (typeof charge !== "object" || charge === null || status !== "succeeded") return false;
  return amount === charge.amount - charge.amount_captured;
}
