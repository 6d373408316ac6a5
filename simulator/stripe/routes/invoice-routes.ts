import type Stripe from "stripe";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { anything, instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";
import type { CheckoutSession } from "../world-object";

const listPaymentReaders = {
  ...listReaders,
  created: instantRange,
  expand: texts,
  invoice: text,
  payment: anything,
  status: text,
} satisfies ReadersFor<Stripe.InvoicePaymentListParams>;

/** What was paid towards an invoice; the filter by payment is not simulated. */
function listPayments(
  call: Call,
  parameters: ParametersOf<typeof listPaymentReaders>,
): Stripe.ApiList<Stripe.InvoicePayment> {
  const { created, invoice, status } = parameters;
  const { invoicePayments } = call.books;
  const candidates =
    invoice === undefined
      ? invoicePayments.newestFirst()
      : invoicePayments.newestFirstWhere("invoice", invoice);
  const rows = candidates.filter(
    (payment) => isWithin(payment.created, created) && (status === undefined || payment.status === status),
  );
  return listPage(rows, parameters, { url: "/v1/invoice_payments", noun: "invoice_payment" });
}

function findSession(call: Call): CheckoutSession {
  const id = fromPath(call, "session");
  const session = call.books.checkoutSessions.get(id);
  if (session) return session;
  throw resourceMissing("checkout.session", id, "id");
}

export const invoiceRoutes = [
  get("/v1/invoice_payments", { resource: "invoice", readers: listPaymentReaders, run: listPayments }),
  get("/v1/checkout/sessions/{session}", {
    resource: "checkout_session",
    readers: { expand: texts } satisfies ReadersFor<Stripe.Checkout.SessionRetrieveParams>,
    run: findSession,
  }),
];
