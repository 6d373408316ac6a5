import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { PLATFORM_APPLICATION_ID } from "./platform-application";

interface BalanceEntry {
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  amountMinor: number;
  currency: string;
  description: string | null;
  sourceId: string;
  /** What the platform keeps of it; negative where it gives a part back. */
  applicationFeeMinor?: number;
}

/** Moves the available balance at once and writes the balance transaction; answers with its id. */
export function bookBalance(books: AccountBooks, entry: BalanceEntry): string {
  const settlement = books.balance.settlementOf(entry.currency);
  const currency = settlement?.currency ?? entry.currency;
  const exchangeRate = settlement?.exchangeRate ?? 1;
  const amountMinor = Math.round(entry.amountMinor * exchangeRate);
  const feeMinor = Math.round((entry.applicationFeeMinor ?? 0) * exchangeRate);
  books.balance.book(currency, amountMinor - feeMinor);
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
    fee: feeMinor,
    fee_details: feeMinor === 0 ? [] : [applicationFee(feeMinor, currency)],
    net: amountMinor - feeMinor,
    reporting_category: entry.reportingCategory,
    source: entry.sourceId,
    status: "available",
    type: entry.type,
  };
  books.balanceTransactions.add(transaction);
  return transaction.id;
}

function applicationFee(amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail {
  const description = amount < 0 ? "Application fee refund" : "Application fee";
  return { amount, application: PLATFORM_APPLICATION_ID, currency, description, type: "application_fee" };
}
