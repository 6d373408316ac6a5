import type Stripe from "stripe";
import { chargeAmounts } from "./charge-amounts";
import { secondsAt } from "./demo-instant";
import type { DemoPayment } from "./demo-payment";
import { paymentIds } from "./payment-ids";
import { alphanumerics, standaloneId } from "./stripe-id";

export function buildPaymentIntent(
  name: string,
  charge: Stripe.Charge,
  payment: DemoPayment,
): Stripe.PaymentIntent {
  const { paymentIntent, customer } = paymentIds(name, payment);
  const isAuthorised = payment.course?.kind === "authorised";
  const isPending = payment.course?.kind === "pending";
  const isCapturedLater = isAuthorised || payment.course?.kind === "part_captured";
  return {
    id: paymentIntent,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: payment.amountMinor,
    amount_capturable: isAuthorised ? payment.amountMinor : 0,
    amount_details: { tip: {} },
    amount_received: isPending ? 0 : chargeAmounts(payment).capturedMinor,
    application: charge.application,
    application_fee_amount: charge.application_fee_amount,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: isCapturedLater ? "manual" : "automatic_async",
    client_secret: `${paymentIntent}_secret_${alphanumerics(paymentIntent, 25)}`,
    confirmation_method: "automatic",
    created: secondsAt(payment.hoursAgo) - 4,
    currency: payment.currency,
    customer,
    customer_account: null,
    description: payment.description,
    excluded_payment_method_types: null,
    last_payment_error: lastPaymentError(charge, payment),
    latest_charge: charge.id,
    livemode: false,
    managed_payments: null,
    metadata: payment.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: payment.course?.kind === "failed" ? null : standaloneId("pm", name),
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [payment.method.type],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intentStatus(payment),
    transfer_data: charge.transfer_data ? { destination: charge.transfer_data.destination } : null,
    transfer_group: charge.transfer_group,
  };
}

function intentStatus({ course }: DemoPayment): Stripe.PaymentIntent.Status {
  switch (course?.kind) {
    case "authorised":
      return "requires_capture";
    case "failed":
      return "requires_payment_method";
    case "pending":
      return "processing";
    case "part_captured":
    case undefined:
      return "succeeded";
  }
}

function lastPaymentError(
  charge: Stripe.Charge,
  { course }: DemoPayment,
): Stripe.PaymentIntent.LastPaymentError | null {
  if (course?.kind !== "failed") return null;
  return {
    type: "card_error",
    code: "card_declined",
    decline_code: course.code,
    message: course.message,
    charge: charge.id,
  };
}
