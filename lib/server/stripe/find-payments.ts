import "server-only";
import type Stripe from "stripe";
import type { Charge } from "@/lib/core/charge/charge";
import type { Findings } from "@/lib/core/search/cut-page";
import type { PaymentKey } from "@/lib/core/search/payment-key";
import { type Asked, ask } from "./ask";
import { accountOf } from "./on-account";
import { toCharge } from "./to-charge";

const readOptions = { timeout: 10_000 };
const expand = ["data.customer"];
const pageSize = 100;

/** Charges by a query of Stripe's search, newest first: up to a minute behind, so recent ones come from the list. */
export function searchCharges(stripe: Stripe, query: string): Promise<Asked<Findings>> {
  return ask(
    () => stripe.charges.search({ query, limit: pageSize, expand }, readOptions),
    (found) => findingsOf(stripe, found),
  );
}

/** The newest charges of all customers behind the key, so many pages of a hundred, as `matches` wants them. */
export async function lookThroughCharges(
  stripe: Stripe,
  { after, pages }: { readonly after: PaymentKey | null; readonly pages: number },
  matches: (charge: Charge) => boolean,
): Promise<Asked<Findings>> {
  const charges: Charge[] = [];
  let last = await listPage(stripe, after);
  for (let page = 1; last.kind === "found"; page += 1) {
    charges.push(...last.value.charges.filter(matches));
    const { lookedTo } = last.value;
    if (lookedTo === null || page === pages) return { ...last, value: { charges, lookedTo } };
    last = await listPage(stripe, lookedTo);
  }
  return last;
}

function listPage(stripe: Stripe, after: PaymentKey | null): Promise<Asked<Findings>> {
  const page = after === null ? {} : { starting_after: after.id };
  return ask(
    () => stripe.charges.list({ limit: pageSize, expand, ...page }, readOptions),
    (found) => findingsOf(stripe, found),
  );
}

/** The newest charges of one customer, from the second of `until` on. */
export function findChargesOfCustomer(
  stripe: Stripe,
  customer: string,
  { limit, until }: { readonly limit: number; readonly until: Date | null },
): Promise<Asked<Findings>> {
  const created = until === null ? {} : { created: { lte: Math.floor(until.getTime() / 1000) } };
  return ask(
    () => stripe.charges.list({ customer, limit, expand, ...created }, readOptions),
    (found) => findingsOf(stripe, found),
  );
}

/** A page of a customer's charges, newest first; `after` is the last id of the page before. */
export function listChargesOfCustomer(
  stripe: Stripe,
  customer: string,
  limit: number,
  after: string | null,
): Promise<Asked<{ charges: Charge[]; hasMore: boolean }>> {
  const page = after === null ? {} : { starting_after: after };
  return ask(
    () => stripe.charges.list({ customer, limit, expand, ...page }, readOptions),
    (list) => ({ charges: chargesOf(stripe, list), hasMore: list.has_more }),
  );
}

/** Text inside a search query: quotes and backslashes cannot end it. Source: docs.stripe.com/search. */
export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

type List = { readonly data: Stripe.Charge[]; readonly has_more: boolean };

function findingsOf(stripe: Stripe, list: List): Findings {
  const charges = chargesOf(stripe, list);
  return { charges, lookedTo: list.has_more ? (charges.at(-1) ?? null) : null };
}

function chargesOf(stripe: Stripe, { data }: List): Charge[] {
  return data.map((charge) => toCharge(charge, accountOf(stripe)));
}
