import { checkoutSessionId, invoiceId } from "./build-origin";
import type { DemoPayment } from "./demo-payment";
import { customerId, paymentObjectId } from "./stripe-id";

/** The ids by which a payment of the demo world is found. */
export interface PaymentIds {
  charge: string;
  paymentIntent: string;
  customer: string | null;
  /** The invoice or the checkout session that it was made for, if any. */
  origin: string | null;
}

/** @param name the payment's name in its table, from which all its ids are made */
export function paymentIds(name: string, payment: DemoPayment): PaymentIds {
  return {
    charge: paymentObjectId(payment.method.type === "card" ? "ch" : "py", name),
    paymentIntent: paymentObjectId("pi", name),
    customer: typeof payment.payer === "string" ? customerId(payment.payer) : null,
    origin: originId(name, payment),
  };
}

/** The name that the ids of a payment in another account are made from. */
export function accountPaymentName(account: string, payment: string): string {
  return `${account}/${payment}`;
}

function originId(name: string, { via }: DemoPayment): string | null {
  if (via === undefined) return null;
  return via === "invoice" ? invoiceId(name) : checkoutSessionId(name);
}
