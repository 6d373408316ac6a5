import type Stripe from "stripe";
import type { CheckoutSession, FamilyObject, PaidInvoice } from "../../stripe/world-object";
import { checkoutLines, invoiceLines, itemsOf, shippingCost } from "./build-order";
import type { DemoItem } from "./demo-payment";
import { alphanumerics, standaloneId } from "./stripe-id";

/** Where a payment came from: an invoice and what was paid towards it, or a finished checkout. */
export function buildOrigin(
  name: string,
  charge: Stripe.Charge,
  via: "invoice" | "checkout",
  items: readonly DemoItem[] | undefined,
): FamilyObject[] {
  const bought = itemsOf(charge, items);
  if (via === "checkout") return [checkoutSession(name, charge, bought)];
  return [invoice(name, charge, bought), invoicePayment(name, charge)];
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

function invoice(name: string, charge: Stripe.Charge, items: readonly DemoItem[]): PaidInvoice {
  const id = invoiceId(name);
  return {
    id,
    object: "invoice",
    created: charge.created,
    currency: charge.currency,
    customer: typeof charge.customer === "string" ? charge.customer : null,
    lines: {
      object: "list",
      data: invoiceLines(name, id, charge, items),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: false,
    shipping_cost: shippingCost(items),
    status: "paid",
  };
}

function checkoutSession(name: string, charge: Stripe.Charge, items: readonly DemoItem[]): CheckoutSession {
  return {
    id: checkoutSessionId(name),
    object: "checkout.session",
    created: charge.created,
    customer: charge.customer,
    invoice: null,
    line_items: {
      object: "list",
      data: checkoutLines(name, charge, items),
      has_more: false,
      url: `/v1/checkout/sessions/${checkoutSessionId(name)}/line_items`,
    },
    livemode: false,
    mode: "payment",
    payment_intent: charge.payment_intent,
    payment_status: "paid",
    shipping_cost: shippingCost(items),
    status: "complete",
  };
}

function intentOf({ id, payment_intent: intent }: Stripe.Charge): string {
  if (typeof intent === "string") return intent;
  throw new Error(`${id} has no payment intent`);
}
