import type Stripe from "stripe";

const CARD_TYPES = new Set(["card", "card_present", "interac_present", "link"]);

/** Methods for which Stripe must first ask the customer where the money shall go. */
const ASKS_THE_CUSTOMER = new Set(["konbini", "promptpay", "boleto", "customer_balance"]);

const SETTLES_AT_ONCE = new Set([
  ...CARD_TYPES,
  "affirm",
  "afterpay_clearpay",
  "amazon_pay",
  "cashapp",
  "klarna",
  "paypal",
  "revolut_pay",
]);

const NOT_REFUNDABLE = new Set(["oxxo"]);

export function methodType(charge: Stripe.Charge): string {
  return charge.payment_method_details?.type ?? "card";
}

export function isCard(charge: Stripe.Charge): boolean {
  return CARD_TYPES.has(methodType(charge));
}

export function asksTheCustomer(charge: Stripe.Charge): boolean {
  return ASKS_THE_CUSTOMER.has(methodType(charge));
}

export function settlesAtOnce(charge: Stripe.Charge): boolean {
  return SETTLES_AT_ONCE.has(methodType(charge));
}

export function isRefundableMethod(charge: Stripe.Charge): boolean {
  return !NOT_REFUNDABLE.has(methodType(charge));
}

/** Stripe's test cards whose refunds pend, or fail later. */
export function testCardFate(charge: Stripe.Charge): "pends" | "fails_later" | null {
  const last4 = charge.payment_method_details?.card?.last4;
  if (last4 === "7726" || charge.payment_method === "pm_card_pendingRefund") return "pends";
  if (last4 === "5126" || charge.payment_method === "pm_card_refundFail") return "fails_later";
  return null;
}
