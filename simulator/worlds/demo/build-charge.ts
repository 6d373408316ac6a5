import type Stripe from "stripe";
import { balanceTransactionId } from "./build-balance-transaction";
import { connectFields } from "./build-connect";
import { chargeAmounts } from "./charge-amounts";
import { secondsAt } from "./demo-instant";
import type { DemoPayment } from "./demo-payment";
import { customerNamed } from "./every-customer";
import { paymentIds } from "./payment-ids";
import { standaloneId } from "./stripe-id";

export function buildCharge(name: string, payment: DemoPayment): Stripe.Charge {
  const ids = paymentIds(name, payment);
  const { capturedMinor, refundedMinor } = chargeAmounts(payment);
  const { course } = payment;
  const isFailed = course?.kind === "failed";
  const isBooked = capturedMinor > 0 && course?.kind !== "pending";
  return {
    id: ids.charge,
    object: "charge",
    amount: payment.amountMinor,
    amount_captured: capturedMinor,
    amount_refunded: refundedMinor,
    balance_transaction: isBooked ? balanceTransactionId(name) : null,
    billing_details: billingDetails(payment),
    calculated_statement_descriptor: payment.method.type === "card" ? "ACME STORE" : null,
    captured: capturedMinor > 0,
    created: secondsAt(payment.hoursAgo),
    currency: payment.currency,
    customer: ids.customer,
    description: payment.description,
    disputed: payment.dispute !== undefined,
    failure_balance_transaction: null,
    failure_code: isFailed ? course.code : null,
    failure_message: isFailed ? course.message : null,
    fraud_details: {},
    livemode: false,
    metadata: payment.metadata ?? {},
    outcome: outcome(payment),
    paid: !isFailed,
    payment_intent: ids.paymentIntent,
    payment_method: standaloneId("pm", name),
    payment_method_details: payment.method,
    radar_options: {},
    receipt_email: null,
    receipt_number: null,
    receipt_url: isFailed ? null : `https://pay.example/receipts/${ids.charge}`,
    refunded: refundedMinor === payment.amountMinor,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: chargeStatus(payment),
    ...connectFields(name, payment),
  };
}

function billingDetails({ payer }: DemoPayment): Stripe.Charge.BillingDetails {
  const { name, email, country } =
    typeof payer === "string" ? customerNamed(payer) : { ...payer, country: null };
  const address = { city: null, country, line1: null, line2: null, postal_code: null, state: null };
  return { address, email, name, phone: null, tax_id: null };
}

function chargeStatus({ course }: DemoPayment): Stripe.Charge.Status {
  if (course?.kind === "failed") return "failed";
  return course?.kind === "pending" ? "pending" : "succeeded";
}

function outcome({ course, method, hasFraudWarning }: DemoPayment): Stripe.Charge.Outcome {
  const isFailed = course?.kind === "failed";
  const isCard = method.type === "card";
  return {
    advice_code: isFailed ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: isFailed ? "51" : null,
    network_status: isFailed ? "declined_by_network" : "approved_by_network",
    reason: isFailed ? course.code : null,
    ...(isCard
      ? { risk_level: hasFraudWarning ? "elevated" : "normal", risk_score: hasFraudWarning ? 66 : 12 }
      : {}),
    seller_message: isFailed
      ? "The bank returned the decline code `insufficient_funds`."
      : "Payment complete.",
    type: isFailed ? "issuer_declined" : "authorized",
  };
}
