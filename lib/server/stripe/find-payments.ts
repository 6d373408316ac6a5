import "server-only";
import type Stripe from "stripe";
import type { Charge } from "@/lib/core/charge/charge";
import { type Asked, ask } from "./ask";
import { toCharge } from "./to-charge";

const readOptions = { timeout: 10_000 };
const expand = ["data.customer"];

/** Charges by card ending, through Stripe's search: up to a minute behind, so recent ones come from the list. */
export function searchByLast4(stripe: Stripe, last4: string): Promise<Asked<Charge[]>> {
  const query = `payment_method_details.card.last4:${quoted(last4)}`;
  return ask(() => stripe.charges.search({ query, limit: 100, expand }, readOptions), chargesOf);
}

/** The newest charges of all customers. */
export function listRecentCharges(stripe: Stripe): Promise<Asked<Charge[]>> {
  return ask(() => stripe.charges.list({ limit: 100, expand }, readOptions), chargesOf);
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
    (list) => ({ charges: chargesOf(list), hasMore: list.has_more }),
  );
}

/** Text inside a search query: quotes and backslashes cannot end it. Source: docs.stripe.com/search. */
export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function chargesOf({ data }: { readonly data: Stripe.Charge[] }): Charge[] {
  return data.map(toCharge);
}
