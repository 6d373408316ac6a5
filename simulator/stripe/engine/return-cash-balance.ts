import type Stripe from "stripe";
import { invalidRequest, resourceMissing } from "../http/api-refusal";
import type { AccountBooks } from "./account-books";
import { cashBalanceMinor, moveCashBalance } from "./move-cash-balance";
import { publishEvent } from "./publish-event";
import { type RefundOrder, stepRefusal } from "./refund-rules";
import { askTheCustomer } from "./refund-steps";

interface CashReturn {
  customerId: string;
  currency: string;
  amountMinor: number;
  email: string;
}

/** Sends money of a customer's cash balance back to the customer (`origin=customer_balance`). */
export function returnCashBalance(
  books: AccountBooks,
  order: RefundOrder,
  customerId: string | undefined,
): Stripe.Refund {
  const cashReturn = checkedReturn(books, order, required(customerId, "customer"));
  moveCashBalance(books, {
    ...cashReturn,
    amountMinor: -cashReturn.amountMinor,
    type: "return_initiated",
  });
  const refund = newReturn(books, order, cashReturn);
  books.refunds.add(refund);
  askTheCustomer(books, refund, cashReturn.email);
  publishEvent(books, "refund.created", refund);
  return refund;
}

function checkedReturn(books: AccountBooks, order: RefundOrder, customerId: string): CashReturn {
  const currency = required(order.currency, "currency");
  const amountMinor = required(order.amountMinor, "amount");
  const customer = books.customers.get(customerId);
  if (!customer || customer.deleted) throw resourceMissing("customer", customerId, "customer");
  const refusal = stepRefusal(amountMinor, currency);
  if (refusal) throw refusal;
  const email = order.instructionsEmail ?? customer.email;
  if (!email) {
    throw invalidRequest("The customer has no email address. Provide instructions_email.", {
      param: "instructions_email",
    });
  }
  if (cashBalanceMinor(books, customerId, currency) < amountMinor) {
    throw invalidRequest("The amount is greater than the customer's cash balance.", {
      code: "balance_insufficient",
      param: "amount",
    });
  }
  return { customerId, currency, amountMinor, email };
}

function required<T>(value: T | undefined, param: string): T {
  if (value !== undefined) return value;
  throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

function newReturn(books: AccountBooks, order: RefundOrder, cashReturn: CashReturn): Stripe.Refund {
  return {
    id: books.newId("pyr"),
    object: "refund",
    amount: cashReturn.amountMinor,
    balance_transaction: null,
    charge: null,
    created: books.now(),
    currency: cashReturn.currency,
    customer: cashReturn.customerId,
    customer_account: null,
    ...(order.instructionsEmail === undefined ? {} : { instructions_email: order.instructionsEmail }),
    metadata: order.metadata,
    payment_intent: null,
    payment_method: null,
    reason: order.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "requires_action",
    transfer_reversal: null,
  };
}
