import "server-only";
import type Stripe from "stripe";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { type Asked, ask, UnreadableAnswer } from "./ask";
import { toChargeRefund } from "./to-charge-refund";

/** More pages than any charge has: a list that does not end is not Stripe's. */
const pagesMax = 50;

const readOptions = { timeout: 10_000 };

type Page = { readonly refunds: ChargeRefund[]; readonly hasMore: boolean };

/**
 * Every refund of a charge, newest first, over all pages: the charge object itself carries ten at most.
 * `seenAt` is the clock of the first page, the oldest view of the list.
 */
export async function listRefunds(stripe: Stripe, chargeId: string): Promise<Asked<ChargeRefund[]>> {
  const first = await askPage(stripe, { charge: chargeId, limit: 100 });
  if (first.kind !== "found") return first;
  const refunds = [...first.value.refunds];
  let { hasMore } = first.value;
  for (let page = 1; hasMore && page < pagesMax; page += 1) {
    const after = refunds.at(-1)?.id;
    const next = await askPage(stripe, { charge: chargeId, limit: 100, starting_after: after });
    if (next.kind !== "found") return next;
    refunds.push(...next.value.refunds);
    hasMore = next.value.hasMore;
  }
  return { kind: "found", value: refunds, seenAt: first.seenAt };
}

/** A refund is made at the moment of its movement; what Stripe writes down for the two may be a little apart. */
const apartSeconds = 300;

type Window = { from: number; to: number };

/** The account's refunds that were made about these moments, of whatever charge or balance, each once. */
export async function listRefundsMadeAt(
  stripe: Stripe,
  moments: readonly Date[],
): Promise<Asked<ChargeRefund[]>> {
  const found = new Map<string, ChargeRefund>();
  for (const { from, to } of windowsAround(moments)) {
    let after: string | undefined;
    for (let page = 0, hasMore = true; hasMore; page += 1) {
      if (page === pagesMax) return { kind: "trouble", trouble: endless };
      const created = { gte: from, lte: to };
      const next = await askPage(stripe, { created, limit: 100, starting_after: after });
      if (next.kind !== "found") return next;
      for (const refund of next.value.refunds) found.set(refund.id, refund);
      after = next.value.refunds.at(-1)?.id;
      hasMore = next.value.hasMore;
    }
  }
  return { kind: "found", value: [...found.values()], seenAt: new Date(0) };
}

function windowsAround(moments: readonly Date[]): Window[] {
  const windows: Window[] = [];
  for (const at of moments.map((one) => Math.floor(one.getTime() / 1000)).toSorted((a, b) => a - b)) {
    const last = windows.at(-1);
    if (last !== undefined && at - apartSeconds <= last.to) last.to = at + apartSeconds;
    else windows.push({ from: at - apartSeconds, to: at + apartSeconds });
  }
  return windows;
}

const endless = {
  kind: "unreadable",
  message: "Stripe’s list of refunds does not come to an end.",
  requestId: null,
} as const;

export function readRefund(stripe: Stripe, refundId: string): Promise<Asked<ChargeRefund>> {
  return ask(() => stripe.refunds.retrieve(refundId, {}, readOptions), wellFormed);
}

function askPage(stripe: Stripe, query: Stripe.RefundListParams): Promise<Asked<Page>> {
  return ask(
    () => stripe.refunds.list(query, readOptions),
    ({ data, has_more: hasMore }) => ({ refunds: data.map(wellFormed), hasMore }),
  );
}

/** @throws UnreadableAnswer for a body that is no refund: a list that cannot be read must not count as empty. */
export function wellFormed(refund: Stripe.Refund): ChargeRefund {
  const read = toChargeRefund(refund);
  if (!read) throw new UnreadableAnswer(`This is not a refund as the console knows them: ${refund.id}`);
  return read;
}
