import "server-only";
import type Stripe from "stripe";
import { type Asked, ask } from "./ask";
import { idOf } from "./to-charge";

const readOptions = { timeout: 10_000 };

type TraceKind = "charge" | "payment_intent" | "refund" | "dispute" | "invoice";

/** A number that stands for a payment or leads on to one. */
export type Trace = { [Kind in TraceKind]: { readonly kind: Kind; readonly id: string } }[TraceKind];

/** The charge of a dispute. */
export function traceDispute(stripe: Stripe, disputeId: string): Promise<Asked<Trace[]>> {
  return ask(
    () => stripe.disputes.retrieve(disputeId, {}, readOptions),
    ({ charge }) => traces("charge", idOf(charge)),
  );
}

/** What moved the money; none for a payout, a top-up and all else that is no payment's. */
export function traceBalanceTransaction(stripe: Stripe, transactionId: string): Promise<Asked<Trace[]>> {
  return ask(
    () => stripe.balanceTransactions.retrieve(transactionId, {}, readOptions),
    ({ source }) => traceById(idOf(source)),
  );
}

/** Every payment that was made towards an invoice. Source: invoice payments; a charge no longer names its invoice. */
export function traceInvoice(stripe: Stripe, invoiceId: string): Promise<Asked<Trace[]>> {
  return ask(
    () => stripe.invoicePayments.list({ invoice: invoiceId, limit: 20 }, readOptions),
    ({ data }) =>
      data.flatMap(({ payment }) => [
        ...traces("payment_intent", idOf(payment.payment_intent)),
        ...traces("charge", idOf(payment.charge)),
      ]),
  );
}

/** The payment of a checkout, or the invoice of its subscription. */
export function traceCheckout(stripe: Stripe, sessionId: string): Promise<Asked<Trace[]>> {
  return ask(
    () => stripe.checkout.sessions.retrieve(sessionId, {}, readOptions),
    ({ payment_intent: intent, invoice }) =>
      intent === null ? traces("invoice", idOf(invoice)) : traces("payment_intent", idOf(intent)),
  );
}

const prefixes: readonly (readonly [RegExp, TraceKind])[] = [
  [/^(ch|py)_/, "charge"],
  [/^(re|pyr)_/, "refund"],
  [/^(du|dp)_/, "dispute"],
];

function traceById(id: string | null): Trace[] {
  const known = prefixes.find(([prefix]) => id !== null && prefix.test(id));
  return known === undefined ? [] : traces(known[1], id);
}

function traces(kind: TraceKind, id: string | null): Trace[] {
  return id === null ? [] : [{ kind, id }];
}
