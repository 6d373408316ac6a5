import type Stripe from "stripe";
import { PLATFORM_APPLICATION_ID } from "../../stripe/engine/platform-application";
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
  /** What the platform keeps of a payment to a seller. */
  applicationFeeMinor?: number;
  currency: string;
  hoursAgo: number;
  sourceId: string;
  description: string;
}

export function balanceTransactionId(name: string): string {
  return paymentObjectId("txn", name);
}

export function buildBalanceTransaction(booking: Booking): Stripe.BalanceTransaction {
  const feeMinor = booking.feeMinor + (booking.applicationFeeMinor ?? 0);
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
    fee: feeMinor,
    fee_details: feeDetails(booking),
    net: booking.amountMinor - feeMinor,
    reporting_category: booking.reportingCategory,
    source: booking.sourceId,
    status: booking.hoursAgo > HOURS_UNTIL_AVAILABLE ? "available" : "pending",
    type: booking.type,
  };
}

function feeDetails(booking: Booking): Stripe.BalanceTransaction.FeeDetail[] {
  const { feeMinor, applicationFeeMinor = 0, currency } = booking;
  const details: Stripe.BalanceTransaction.FeeDetail[] = [
    {
      amount: feeMinor,
      application: null,
      currency,
      description: "Stripe processing fees",
      type: "stripe_fee",
    },
    {
      amount: applicationFeeMinor,
      application: PLATFORM_APPLICATION_ID,
      currency,
      description: "Application fee",
      type: "application_fee",
    },
  ];
  return details.filter(({ amount }) => amount !== 0);
}
