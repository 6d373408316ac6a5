import type Stripe from "stripe";
import type { AccountBooks } from "../engine/account-books";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { flag, instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";

const expandOnly = { expand: texts };

const listTransactionReaders = {
  ...listReaders,
  created: instantRange,
  currency: text,
  expand: texts,
  payout: text,
  source: text,
  type: text,
} satisfies ReadersFor<Stripe.BalanceTransactionListParams>;

const listEventReaders = {
  ...listReaders,
  created: instantRange,
  delivery_success: flag,
  expand: texts,
  type: text,
  types: texts,
} satisfies ReadersFor<Stripe.EventListParams>;

function listTransactions(call: Call, parameters: ParametersOf<typeof listTransactionReaders>) {
  const { created, currency, source, type } = parameters;
  const rows = call.books.balanceTransactions
    .newestFirst()
    .filter(
      (transaction) =>
        isWithin(transaction.created, created) &&
        (currency === undefined || transaction.currency === currency) &&
        (source === undefined || transaction.source === source) &&
        (type === undefined || transaction.type === type),
    );
  return listPage(rows, parameters, { url: "/v1/balance_transactions", noun: "balance_transaction" });
}

function listEvents(call: Call, parameters: ParametersOf<typeof listEventReaders>) {
  const { created, type, types } = parameters;
  const rows = call.books.events
    .newestFirst()
    .filter(
      (event) =>
        isWithin(event.created, created) &&
        isOfType(event.type, type) &&
        (types?.includes(event.type) ?? true),
    );
  return listPage(rows, parameters, { url: "/v1/events", noun: "event" });
}

/** `charge.*` asks for a whole family. */
function isOfType(actual: string, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === "*") return true;
  return wanted.endsWith(".*") ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
}

function findTransaction(call: Call): Stripe.BalanceTransaction {
  const id = fromPath(call, "transaction");
  const transaction = call.books.balanceTransactions.get(id);
  if (transaction) return transaction;
  throw resourceMissing("balance transaction", id, "id");
}

function findEvent(call: Call): Stripe.Event {
  const id = fromPath(call, "event");
  const event = call.books.events.get(id);
  if (event) return event;
  throw resourceMissing("event", id, "id");
}

/** The account's own object where the world has it, else the little that is certain. */
function accountOf(books: AccountBooks): Pick<Stripe.Account, "id" | "object" | "created"> {
  return books.account ?? { id: books.accountId, object: "account" };
}

const listAccountReaders = {
  ...listReaders,
  created: instantRange,
  expand: texts,
} satisfies ReadersFor<Stripe.AccountListParams>;

/** The accounts connected to this one, the newest first. */
function listConnected({ books }: Call, parameters: ParametersOf<typeof listAccountReaders>) {
  const connected = books.isConnected ? [] : books.surroundings.connected().map(accountOf);
  const rows = connected
    .filter(({ created = 0 }) => isWithin(created, parameters.created))
    .toSorted((a, b) => (b.created ?? 0) - (a.created ?? 0));
  return listPage(rows, parameters, { url: "/v1/accounts", noun: "account" });
}

/** An account sees itself, and a platform those connected to it. */
function findAccount(call: Call): ReturnType<typeof accountOf> {
  const id = fromPath(call, "account");
  if (id === call.books.accountId) return accountOf(call.books);
  const connected = call.books.isConnected ? undefined : call.books.surroundings.booksOf(id);
  if (connected) return accountOf(connected);
  throw call.refuse(id);
}

export const accountRoutes = [
  get("/v1/account", { resource: "account", readers: expandOnly, run: ({ books }) => accountOf(books) }),
  get("/v1/accounts", { resource: "account", readers: listAccountReaders, run: listConnected }),
  get("/v1/accounts/{account}", { resource: "account", readers: expandOnly, run: findAccount }),
  get("/v1/balance", {
    resource: "balance",
    readers: expandOnly satisfies ReadersFor<Stripe.BalanceRetrieveParams>,
    run: (call) => call.books.balance.toStripe(call.books.livemode),
  }),
  get("/v1/balance_transactions", {
    resource: "balance",
    readers: listTransactionReaders,
    run: listTransactions,
  }),
  get("/v1/balance_transactions/{transaction}", {
    resource: "balance",
    readers: expandOnly satisfies ReadersFor<Stripe.BalanceTransactionRetrieveParams>,
    run: findTransaction,
  }),
  get("/v1/events", { resource: "event", readers: listEventReaders, run: listEvents }),
  get("/v1/events/{event}", {
    resource: "event",
    readers: expandOnly satisfies ReadersFor<Stripe.EventRetrieveParams>,
    run: findEvent,
  }),
];
