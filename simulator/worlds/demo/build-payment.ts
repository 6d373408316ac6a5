import type Stripe from "stripe";
import type { FamilyObject } from "../../stripe/world-object";
import { buildBalanceTransaction } from "./build-balance-transaction";
import { buildCharge } from "./build-charge";
import { buildConnect } from "./build-connect";
import { buildDispute } from "./build-dispute";
import { buildOrigin } from "./build-origin";
import { buildPaymentIntent } from "./build-payment-intent";
import { buildRefund } from "./build-refund";
import { secondsAt } from "./demo-instant";
import type { DemoPayment } from "./demo-payment";
import { standaloneId } from "./stripe-id";

/** Everything that Stripe holds about one payment. */
export function buildPayment(name: string, payment: DemoPayment): FamilyObject[] {
  const charge = buildCharge(name, payment);
  return [
    charge,
    buildPaymentIntent(name, charge, payment),
    ...bookings(name, charge, payment),
    ...(payment.refunds ?? []).flatMap((refund, index) =>
      buildRefund(`${name}/${index + 1}`, charge, refund),
    ),
    ...(payment.dispute ? [buildDispute(name, charge, payment.dispute)] : []),
    ...(payment.hasFraudWarning ? [fraudWarning(name, charge, payment)] : []),
    ...buildConnect(name, charge, payment),
    ...(payment.via ? buildOrigin(name, charge, payment.via, payment.items) : []),
  ];
}

function bookings(
  name: string,
  charge: Stripe.Charge,
  { hoursAgo, connect }: DemoPayment,
): Stripe.BalanceTransaction[] {
  if (charge.balance_transaction === null) return [];
  const booking = buildBalanceTransaction({
    name,
    type: charge.id.startsWith("py_") ? "payment" : "charge",
    reportingCategory: "charge",
    amountMinor: charge.amount_captured,
    feeMinor: Math.round(charge.amount_captured * 0.029),
    applicationFeeMinor: connect?.kind === "direct" ? connect.feeMinor : 0,
    currency: charge.currency,
    hoursAgo,
    sourceId: charge.id,
    description: charge.description ?? "",
  });
  return [booking];
}

function fraudWarning(
  name: string,
  charge: Stripe.Charge,
  { hoursAgo }: DemoPayment,
): Stripe.Radar.EarlyFraudWarning {
  return {
    id: standaloneId("issfr", name),
    object: "radar.early_fraud_warning",
    actionable: true,
    charge: charge.id,
    created: secondsAt(hoursAgo - 6),
    fraud_type: "unauthorized_use_of_card",
    livemode: false,
    ...(typeof charge.payment_intent === "string" ? { payment_intent: charge.payment_intent } : {}),
  };
}
