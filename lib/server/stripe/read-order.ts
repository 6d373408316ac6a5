import "server-only";
import type Stripe from "stripe";
import { type Order, type OrderLine, shippingLineId } from "@/lib/core/calculation/order";
import { type Asked, ask, UnreadableAnswer } from "./ask";

const readOptions = { timeout: 10_000 };

/** More lines than anybody chooses from; a longer order is not told in part, for its sums would be wrong. */
const linesMax = 100;

/**
 * What a payment was for: the lines of its checkout, or of the invoice that it paid. Null where Stripe has neither. A
 * charge names none of the two, so each is asked for by the payment intent.
 */
export async function readOrder(stripe: Stripe, paymentIntentId: string): Promise<Asked<Order | null>> {
  const session = await ask(
    () => stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }, readOptions),
    ({ data }) => data[0] ?? null,
  );
  if (session.kind !== "found") return session;
  if (session.value !== null) return checkoutOrder(stripe, session.value);
  const payment = { type: "payment_intent", payment_intent: paymentIntentId } as const;
  const invoice = await ask(
    () =>
      stripe.invoicePayments.list(
        { payment, status: "paid", limit: 1, expand: ["data.invoice"] },
        readOptions,
      ),
    ({ data }) => data[0]?.invoice ?? null,
  );
  if (invoice.kind !== "found") return invoice;
  const { value } = invoice;
  if (value === null || typeof value === "string" || value.deleted === true)
    return { ...invoice, value: null };
  return invoiceOrder(stripe, value);
}

function checkoutOrder(stripe: Stripe, session: Stripe.Checkout.Session): Promise<Asked<Order>> {
  const { id, shipping_cost: shipping } = session;
  return ask(
    () => stripe.checkout.sessions.listLineItems(id, { limit: linesMax }, readOptions),
    (list): Order => ({
      source: "checkout",
      id,
      lines: wholeList(list).map(checkoutLine),
      shipping: shippingLine(shipping),
    }),
  );
}

function invoiceOrder(stripe: Stripe, invoice: Stripe.Invoice): Promise<Asked<Order>> {
  const { id, shipping_cost: shipping } = invoice;
  return ask(
    () => stripe.invoices.listLineItems(id, { limit: linesMax }, readOptions),
    (list): Order => ({
      source: "invoice",
      id,
      lines: wholeList(list).map(invoiceLine),
      shipping: shippingLine(shipping),
    }),
  );
}

function wholeList<Line>({ data, has_more: hasMore }: Stripe.ApiList<Line>): readonly Line[] {
  if (hasMore) throw new UnreadableAnswer(`the order has more than ${linesMax} lines`);
  return data;
}

function checkoutLine(line: Stripe.LineItem): OrderLine {
  const { id, description, quantity, amount_total: total, amount_tax: tax } = line;
  return lineOf(id, description, quantity, BigInt(total), BigInt(tax));
}

/** An invoice names the sum before discounts, and taxes that are in it or on top of it. */
function invoiceLine(line: Stripe.InvoiceLineItem): OrderLine {
  const { id, description, quantity, amount, discount_amounts: discounts, taxes } = line;
  const discount = sum((discounts ?? []).map((one) => one.amount));
  const onTop = sum(
    (taxes ?? []).filter(({ tax_behavior: behavior }) => behavior === "exclusive").map((one) => one.amount),
  );
  const tax = sum((taxes ?? []).map((one) => one.amount));
  return lineOf(id, description, quantity, BigInt(amount) - discount + onTop, tax);
}

function shippingLine(cost: { amount_total: number; amount_tax: number } | null): OrderLine | null {
  if (cost === null || cost.amount_total === 0) return null;
  return lineOf(shippingLineId, "Shipping", 1, BigInt(cost.amount_total), BigInt(cost.amount_tax));
}

/** A credit among the lines counts as nothing: it made the others smaller, which the sum paid tells. */
function lineOf(
  id: string,
  description: string | null,
  quantity: number | null,
  grossMinor: bigint,
  taxMinor: bigint,
): OrderLine {
  const isCredit = grossMinor < 0n;
  return {
    id,
    description: description ?? id,
    quantity: quantity === null || !Number.isSafeInteger(quantity) || quantity < 1 ? 1 : quantity,
    grossMinor: isCredit ? 0n : grossMinor,
    taxMinor: isCredit || taxMinor < 0n ? 0n : taxMinor,
  };
}

function sum(amounts: readonly number[]): bigint {
  return amounts.reduce((all, amount) => all + BigInt(amount), 0n);
}
