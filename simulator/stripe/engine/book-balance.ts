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
  const settlement = books.balance.settlementOf(entry.currency);
  const currency = settlement?.currency ?? entry.currency;
  const amountMinor = Math.round(entry.amountMinor * (settlement?.exchangeRate ?? 1));
  books.balance.book(currency, amountMinor);
  const transaction: Stripe.BalanceTransaction = {
    id: books.newId("txn"),
    object: "balance_transaction",
    amount: amountMinor,
    available_on: books.now(),
    balance_type: "payments",
    created: books.now(),
    currency,
    description: entry.description,
    exchange_rate: settlement?.exchangeRate ?? null,
    fee: 0,
    fee_details: [],
    net: amountMinor,
    reporting_category: entry.reportingCategory,
    source: entry.sourceId,
    status: "available",
    type: entry.type,
  };
  books.balanceTransactions.add(transaction);
  return transaction.id;
}
