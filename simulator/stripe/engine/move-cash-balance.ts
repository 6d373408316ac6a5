import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import { publishEvent } from "./publish-event";

interface CashMovement {
  customerId: string;
  currency: string;
  amountMinor: number;
  type: Stripe.CustomerCashBalanceTransaction.Type;
}

/** What the customer's cash balance holds, in minor units. */
export function cashBalanceMinor(books: AccountBooks, customerId: string, currency: string): number {
  return books.cashBalances.get(customerId)?.available?.[currency] ?? 0;
}

/** Changes a customer's cash balance and writes the transaction for it. */
export function moveCashBalance(books: AccountBooks, movement: CashMovement): void {
  const { customerId, currency, amountMinor } = movement;
  const cashBalance = books.cashBalances.get(customerId);
  if (!cashBalance) return;
  const endingMinor = cashBalanceMinor(books, customerId, currency) + amountMinor;
  cashBalance.available = { ...cashBalance.available, [currency]: endingMinor };
  const transaction: Stripe.CustomerCashBalanceTransaction = {
    id: books.newId("ccsbtxn"),
    object: "customer_cash_balance_transaction",
    created: books.now(),
    currency,
    customer: customerId,
    customer_account: null,
    ending_balance: endingMinor,
    livemode: books.livemode,
    net_amount: amountMinor,
    type: movement.type,
  };
  books.cashBalanceTransactions.add(transaction);
  publishEvent(books, "customer_cash_balance_transaction.created", transaction);
}
