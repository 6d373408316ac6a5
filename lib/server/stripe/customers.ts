import "server-only";
import type Stripe from "stripe";
import type { Money } from "@/lib/core/money/money";
import { type Asked, ask } from "./ask";
import { quoted } from "./find-payments";
import { instantOf } from "./to-charge";

const readOptions = { timeout: 10_000 };

/** A customer as far as a refund needs one; a deleted one keeps its number only. */
export type CustomerFacts = {
  readonly id: string;
  readonly isDeleted: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly createdAt: Date | null;
};

export function readCustomer(stripe: Stripe, customerId: string): Promise<Asked<CustomerFacts>> {
  return ask(() => stripe.customers.retrieve(customerId, {}, readOptions), toCustomerFacts);
}

/** Customers whose address is exactly this one: Stripe compares it letter by letter. */
export function listCustomersByEmail(stripe: Stripe, email: string): Promise<Asked<CustomerFacts[]>> {
  return ask(
    () => stripe.customers.list({ email, limit: 20 }, readOptions),
    ({ data }) => data.map(toCustomerFacts),
  );
}

/** Customers whose address is this one, whatever the capital letters. */
export function searchCustomersByEmail(stripe: Stripe, email: string): Promise<Asked<CustomerFacts[]>> {
  return ask(
    () => stripe.customers.search({ query: `email:${quoted(email)}`, limit: 20 }, readOptions),
    ({ data }) => data.map(toCustomerFacts),
  );
}

/** Customers whose name or address contains the words. Stripe's search takes terms of three characters or more. */
export function searchCustomers(stripe: Stripe, words: string): Promise<Asked<CustomerFacts[]>> {
  const query = `name~${quoted(words)} OR email~${quoted(words)}`;
  return ask(
    () => stripe.customers.search({ query, limit: 20 }, readOptions),
    ({ data }) => data.map(toCustomerFacts),
  );
}

/** What the customer has with us in each currency; empty when there is nothing. */
export function readCashBalance(stripe: Stripe, customerId: string): Promise<Asked<Money[]>> {
  return ask(
    () => stripe.customers.retrieveCashBalance(customerId, {}, readOptions),
    ({ available }) =>
      Object.entries(available ?? {})
        .filter(([, amount]) => amount !== 0)
        .map(([currency, amount]) => ({ amountMinor: BigInt(amount), currency })),
  );
}

function toCustomerFacts(customer: Stripe.Customer | Stripe.DeletedCustomer): CustomerFacts {
  const { id } = customer;
  if (customer.deleted) return { id, isDeleted: true, name: null, email: null, createdAt: null };
  const { name = null, email, created } = customer;
  return { id, isDeleted: false, name, email, createdAt: instantOf(created) };
}
