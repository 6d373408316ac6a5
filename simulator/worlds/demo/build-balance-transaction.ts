import type Stripe from "stripe";
import { secondsAt } from "./demo-instant";
import { paymentObjectId } from "./stripe-id";

const HOURS_UNTIL_AVAILABLE = 48;

interface Booking {
  name: string;
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  /** Negative where money leaves the balance. */
  amountMinor: number;
  feeMinor: number;
  currency: string;
  hoursAgo: number;
  sourceId: string;
  description: string;
}

export function balanceTransactionId(name: string): string {
  return paymentObjectId("txn", name);
}

export function buildBalanceTransaction(booking: Booking): Stripe.BalanceTransaction {
  return {
    id: balanceTransactionId(booking.name),
    object: "balance_transaction",
    amount: booking.amountMinor,
    available_on: secondsAt(booking.hoursAgo - HOURS_UNTIL_AVAILABLE),
    balance_type: "payments",
    created: secondsAt(booking.hoursAgo),
    currency: booking.currency,
    description: booking.description,
    exchange_rate: null,
    fee: booking.feeMinor,
    fee_details: feeDetails(booking),
    net: booking.amountMinor - booking.feeMinor,
    reporting_category: booking.reportingCategory,
    source: booking.sourceId,
    status: booking.hoursAgo > HOURS_UNTIL_AVAILABLE ? "available" : "pending",
    type: booking.type,
  };
}

function feeDetails({ feeMinor, currency }: Booking): Stripe.BalanceTransaction.FeeDetail[] {
  if (feeMinor === 0) return [];
  const description = "Stripe processing fees";
  return [{ amount: feeMinor, application: null, currency, description, type: "stripe_fee" }];
}
