import type Stripe from "stripe";
import type { CheckoutSession, StripeWorldObject } from "../../stripe/world-object";
import { alphanumerics, standaloneId } from "./stripe-id";

/** Where a payment came from: what was paid towards an invoice, or a finished checkout. */
export function buildOrigin(
  name: string,
  charge: Stripe.Charge,
  via: "invoice" | "checkout",
): StripeWorldObject {
  return via === "invoice" ? invoicePayment(name, charge) : checkoutSession(name, charge);
}

export function invoiceId(name: string): string {
  return standaloneId("in", name);
}

export function checkoutSessionId(name: string): string {
  return `cs_test_a1${alphanumerics(`cs/${name}`, 32)}`;
}

function invoicePayment(name: string, charge: Stripe.Charge): Stripe.InvoicePayment {
  return {
    id: standaloneId("inpay", name),
    object: "invoice_payment",
    amount_paid: charge.amount_captured,
    amount_requested: charge.amount,
    created: charge.created,
    currency: charge.currency,
    invoice: invoiceId(name),
    is_default: true,
    livemode: false,
    payment: { type: "payment_intent", payment_intent: intentOf(charge) },
    status: "paid",
    status_transitions: { canceled_at: null, paid_at: charge.created },
  };
}

function checkoutSession(name: string, charge: Stripe.Charge): CheckoutSession {
  return {
    id: checkoutSessionId(name),
    object: "checkout.session",
    created: charge.created,
    customer: charge.customer,
    invoice: null,
    livemode: false,
    mode: "payment",
    payment_intent: charge.payment_intent,
    payment_status: "paid",
    status: "complete",
  };
}

function intentOf({ id, payment_intent: intent }: Stripe.Charge): string {
  if (typeof intent === "string") return intent;
  throw new Error(`${id} has no payment intent`);
}
