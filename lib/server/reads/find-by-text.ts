import "server-only";
import type { Charge } from "@/lib/core/charge/charge";
import type { SearchIntent } from "@/lib/core/search/search";
import { isSameEmail, matchesWords } from "@/lib/core/search/text-match";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import { type CustomerFacts, listCustomersByEmail, searchCustomers } from "@/lib/server/stripe/customers";
import { listChargesOfCustomer, listRecentCharges, searchByLast4 } from "@/lib/server/stripe/find-payments";

export type TextIntent = Extract<SearchIntent, { readonly kind: "email" | "last4" | "words" }>;

/** Customers whose payments are fetched for one search. */
const customersMax = 5;
const chargesPerCustomer = 20;

/** Stripe's search takes no shorter terms than this. */
const searchCharactersMin = 3;

/**
 * Payments by what a person remembers. Stripe's search lags behind and does not see guests' names or
 * descriptions, so the newest charges are always looked through as well.
 */
export async function findByText(intent: TextIntent, { stripe }: Hands): Promise<Asked<Charge[]>> {
  const [indexed, recent] = await Promise.all([findIndexed(intent, stripe), listRecentCharges(stripe)]);
  if (recent.kind !== "found") return recent;
  if (indexed.kind === "trouble" && indexed.trouble.kind !== "refused") return indexed;
  const matching = recent.value.filter((charge) => matches(charge, intent));
  const found = indexed.kind === "found" ? indexed.value : [];
  return { ...recent, value: newestFirst([...found, ...matching]) };
}

function matches(charge: Charge, intent: TextIntent): boolean {
  switch (intent.kind) {
    case "email":
      return isSameEmail(charge.customer.email, intent.email);
    case "last4":
      return charge.method.last4 === intent.last4;
    case "words":
      return matchesWords(charge, intent.words);
  }
}

type Indexed = Asked<Charge[]> | { readonly kind: "too_short" };

async function findIndexed(intent: TextIntent, stripe: Hands["stripe"]): Promise<Indexed> {
  switch (intent.kind) {
    case "last4":
      return searchByLast4(stripe, intent.last4);
    case "email":
      return chargesOf(stripe, await listCustomersByEmail(stripe, intent.email));
    case "words":
      return intent.words.length < searchCharactersMin
        ? { kind: "too_short" }
        : chargesOf(stripe, await searchCustomers(stripe, intent.words));
  }
}

async function chargesOf(
  stripe: Hands["stripe"],
  customers: Asked<CustomerFacts[]>,
): Promise<Asked<Charge[]>> {
  if (customers.kind !== "found") return customers;
  const some = customers.value.slice(0, customersMax);
  const lists = await Promise.all(
    some.map(({ id }) => listChargesOfCustomer(stripe, id, chargesPerCustomer, null)),
  );
  const failed = lists.find((list) => list.kind === "trouble");
  if (failed) return failed;
  const charges = lists.flatMap((list) => (list.kind === "found" ? list.value.charges : []));
  return { ...customers, value: charges };
}

function newestFirst(charges: readonly Charge[]): Charge[] {
  const unique = new Map(charges.map((charge) => [charge.id, charge]));
  return [...unique.values()].toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
}
