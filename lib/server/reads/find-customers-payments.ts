import "server-only";
import type { SearchNote } from "@/lib/core/search/search-note";
import type { Hands } from "@/lib/server/hands";
import type { Asked } from "@/lib/server/stripe/ask";
import {
  type CustomerFacts,
  listCustomersByEmail,
  searchCustomers,
  searchCustomersByEmail,
} from "@/lib/server/stripe/customers";
import { findChargesOfCustomer } from "@/lib/server/stripe/find-payments";
import { type Look, type Looking, lookFailed, type WordsIntent } from "./searching";

/** Customers whose payments are fetched for one search, and how many of each. */
const customersMax = 5;
const chargesPerCustomer = 20;

/** Stripe's search takes no shorter terms than this. */
const searchCharactersMin = 3;

/** The payments of customers who go by the name or the address, however long ago. */
export async function findCustomersPayments(
  intent: WordsIntent,
  { stripe }: Hands,
  { after }: Looking,
): Promise<Look> {
  const customers = await customersOf(intent, stripe);
  if (customers.kind !== "found") return customers;
  const { known, isWhole } = customers.value;
  const limits = { limit: chargesPerCustomer, until: after?.createdAt ?? null };
  const some = known.slice(0, customersMax);
  const lists = await Promise.all(some.map(({ id }) => findChargesOfCustomer(stripe, id, limits)));
  const failed = lists.find(({ kind }) => kind === "trouble");
  if (failed?.kind === "trouble") return failed;
  const findings = lists.flatMap((list) => (list.kind === "found" ? [list.value] : []));
  const notes: SearchNote[] = [
    ...(isWhole ? [] : [lookFailed]),
    ...(known.length > customersMax ? [{ kind: "customers_cut", asked: customersMax } as const] : []),
  ];
  return { ...customers, value: { findings, notes } };
}

/** Who goes by it, and whether every way to ask for them was answered. */
type Customers = { readonly known: readonly CustomerFacts[]; readonly isWhole: boolean };

async function customersOf(intent: WordsIntent, stripe: Hands["stripe"]): Promise<Asked<Customers>> {
  if (intent.kind === "email") return customersByEmail(intent.email, stripe);
  if (intent.words.length < searchCharactersMin) {
    return { kind: "found", value: { known: [], isWhole: true }, seenAt: new Date(0) };
  }
  const searched = await searchCustomers(stripe, intent.words);
  return searched.kind === "found"
    ? { ...searched, value: { known: searched.value, isWhole: true } }
    : searched;
}

/** The list is up to date but minds capital letters; the search does not, and lags. One of them is enough to go on. */
async function customersByEmail(email: string, stripe: Hands["stripe"]): Promise<Asked<Customers>> {
  const [listed, searched] = await Promise.all([
    listCustomersByEmail(stripe, email),
    searchCustomersByEmail(stripe, email),
  ]);
  if (listed.kind !== "found") return listed;
  const isWhole = searched.kind === "found";
  const both = [...listed.value, ...(isWhole ? searched.value : [])];
  const known = [...new Map(both.map((customer) => [customer.id, customer])).values()];
  return { ...listed, value: { known, isWhole } };
}
