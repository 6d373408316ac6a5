import type Stripe from "stripe";
import type { DemoItem } from "./demo-payment";
import { standaloneId } from "./stripe-id";

/** What was bought: the payment's own items, or one line for all of it. */
export function itemsOf(charge: Stripe.Charge, items: readonly DemoItem[] | undefined): readonly DemoItem[] {
  if (items !== undefined) return items;
  return [
    { description: charge.description ?? "Order", quantity: 1, totalMinor: charge.amount, taxMinor: 0 },
  ];
}

export function shippingCost(items: readonly DemoItem[]): Stripe.Invoice.ShippingCost | null {
  const shipping = items.find(({ isShipping }) => isShipping);
  if (shipping === undefined) return null;
  const { totalMinor, taxMinor } = shipping;
  return {
    amount_subtotal: totalMinor - taxMinor,
    amount_tax: taxMinor,
    amount_total: totalMinor,
    shipping_rate: null,
  };
}

export function checkoutLines(
  name: string,
  charge: Stripe.Charge,
  items: readonly DemoItem[],
): Stripe.LineItem[] {
  return goodsOf(items).map(({ description, quantity, totalMinor, taxMinor }, index) => ({
    id: standaloneId("li", `${name}/${index}`),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: totalMinor - taxMinor,
    amount_tax: taxMinor,
    amount_total: totalMinor,
    currency: charge.currency,
    description,
    metadata: null,
    price: null,
    quantity,
  }));
}

export function invoiceLines(
  name: string,
  invoice: string,
  charge: Stripe.Charge,
  items: readonly DemoItem[],
): Stripe.InvoiceLineItem[] {
  return goodsOf(items).map(({ description, quantity, totalMinor, taxMinor }, index) => ({
    id: standaloneId("il", `${name}/${index}`),
    object: "line_item",
    amount: totalMinor - taxMinor,
    currency: charge.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: {},
    parent: null,
    period: { start: charge.created, end: charge.created },
    pretax_credit_amounts: [],
    pricing: null,
    quantity,
    quantity_decimal: null,
    subscription: null,
    subtotal: totalMinor - taxMinor,
    taxes: taxMinor === 0 ? [] : [exclusiveTax(taxMinor, totalMinor - taxMinor)],
  }));
}

function goodsOf(items: readonly DemoItem[]): readonly DemoItem[] {
  return items.filter(({ isShipping }) => !isShipping);
}

function exclusiveTax(amount: number, taxable: number): Stripe.InvoiceLineItem.Tax {
  return {
    amount,
    tax_behavior: "exclusive",
    tax_rate_details: null,
    taxability_reason: "standard_rated",
    taxable_amount: taxable,
    type: "tax_rate_details",
  };
}
