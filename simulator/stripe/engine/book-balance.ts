import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";

interface BalanceEntry {
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  amountMinor: number;
  currency: string;
  description: string | null;
  sourceId: string;
}

/** Moves the available balance at once and writes the balance transaction; answers with its id. */
export function bookBalance(books: AccountBooks, entry: BalanceEntry): string {
  books.balance.book(entry.currency, entry.amountMinor);
  const transaction: Stripe.BalanceTransaction = {
    id: books.newId("txn"),
    object: "balance_transaction",
    amount: entry.amountMinor,
    available_on: books.now(),
    balance_type: "payments",
    created: books.now(),
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: entry.amountMinor,
    reporting_category: entry.reportingCategory,
    source: entry.sourceId,
    status: "available",
    type: entry.type,
  };
  books.balanceTransactions.add(transaction);
  return transaction.id;
}
