import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";
import { customerFields } from "../search/search-fields";
import { searchReaders } from "./charge-routes";

const expandOnly = { expand: texts };

const listCustomerReaders = {
  ...listReaders,
  created: instantRange,
  email: text,
  expand: texts,
  test_clock: text,
} satisfies ReadersFor<Stripe.CustomerListParams>;

const listTransactionReaders = {
  ...listReaders,
  expand: texts,
} satisfies ReadersFor<Stripe.CustomerListCashBalanceTransactionsParams>;

function existingCustomers(books: AccountBooks): Stripe.Customer[] {
  return books.customers.newestFirst().filter((customer) => !customer.deleted);
}

function list(
  call: Call,
  parameters: ParametersOf<typeof listCustomerReaders>,
): Stripe.ApiList<Stripe.Customer> {
  const { email, created } = parameters;
  const rows = existingCustomers(call.books).filter(
    (customer) => isWithin(customer.created, created) && (email === undefined || customer.email === email),
  );
  return listPage(rows, parameters, { url: "/v1/customers", noun: "customer" });
}

function find(call: Call): Stripe.Customer | Stripe.DeletedCustomer {
  const id = fromPath(call, "customer");
  const customer = call.books.customers.get(id);
  if (customer) return customer;
  throw resourceMissing("customer", id, "id");
}

/** A customer without a cash balance has an empty one. */
function cashBalance(call: Call): Stripe.CashBalance {
  const customer = find(call);
  return (
    call.books.cashBalances.get(customer.id) ?? {
      object: "cash_balance",
      available: null,
      customer: customer.id,
      customer_account: null,
      livemode: call.books.livemode,
      settings: { reconciliation_mode: "automatic", using_merchant_default: true },
    }
  );
}

function listTransactions(call: Call, parameters: ParametersOf<typeof listTransactionReaders>) {
  const customer = find(call);
  const rows = call.books.cashBalanceTransactions.newestFirstWhere("customer", customer.id);
  return listPage(rows, parameters, {
    url: `/v1/customers/${customer.id}/cash_balance_transactions`,
    noun: "customer_cash_balance_transaction",
  });
}

function findTransaction(call: Call): Stripe.CustomerCashBalanceTransaction {
  const id = fromPath(call, "transaction");
  const transaction = call.books.cashBalanceTransactions.get(id);
  if (transaction?.customer === find(call).id) return transaction;
  throw resourceMissing("customer_cash_balance_transaction", id, "transaction");
}

export const customerRoutes = [
  get("/v1/customers", { resource: "customer", readers: listCustomerReaders, run: list }),
  get("/v1/customers/search", {
    resource: "customer",
    readers: searchReaders satisfies ReadersFor<Stripe.CustomerSearchParams>,
    run: (call, parameters) =>
      call.search.find(existingCustomers(call.books), customerFields, parameters, "/v1/customers/search"),
  }),
  get("/v1/customers/{customer}", { resource: "customer", readers: expandOnly, run: find }),
  get("/v1/customers/{customer}/cash_balance", {
    resource: "customer",
    readers: expandOnly satisfies ReadersFor<Stripe.CustomerRetrieveCashBalanceParams>,
    run: cashBalance,
  }),
  get("/v1/customers/{customer}/cash_balance_transactions", {
    resource: "customer",
    readers: listTransactionReaders,
    run: listTransactions,
  }),
  get("/v1/customers/{customer}/cash_balance_transactions/{transaction}", {
    resource: "customer",
    readers: expandOnly satisfies ReadersFor<Stripe.CustomerRetrieveCashBalanceTransactionParams>,
    run: findTransaction,
  }),
];
