import type Stripe from "stripe";
import { invalidRequest, resourceMissing } from "../http/api-refusal";
import type { FormValue } from "../http/form-encoding";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";

/** The payment that an invoice payment was made by: of an intent; records of payments elsewhere are not simulated. */
function payment(value: FormValue, name: string): string {
  const { type, payment_intent: intent } = typeof value === "string" ? {} : value;
  if (type !== "payment_intent") throw invalidRequest(`Invalid ${name}[type]`, { param: `${name}[type]` });
  return text(intent ?? "", `${name}[payment_intent]`);
}

const listPaymentReaders = {
  ...listReaders,
  created: instantRange,
  expand: texts,
  invoice: text,
  payment,
  status: text,
} satisfies ReadersFor<Stripe.InvoicePaymentListParams>;

/** What was paid towards an invoice, or which invoice a payment paid. */
function listPayments(
  call: Call,
  parameters: ParametersOf<typeof listPaymentReaders>,
): Stripe.ApiList<Stripe.InvoicePayment> {
  const { created, invoice, status, payment: intent } = parameters;
  const { invoicePayments } = call.books;
  const candidates =
    intent === undefined
      ? invoice === undefined
        ? invoicePayments.newestFirst()
        : invoicePayments.newestFirstWhere("invoice", invoice)
      : invoicePayments.newestFirstWhere("payment_intent", intent);
  const rows = candidates.filter(
    (one) =>
      isWithin(one.created, created) &&
      (status === undefined || one.status === status) &&
      (invoice === undefined || one.invoice === invoice),
  );
  return listPage(rows, parameters, { url: "/v1/invoice_payments", noun: "invoice_payment" });
}

const listLineReaders = {
  ...listReaders,
  expand: texts,
} satisfies ReadersFor<Stripe.InvoiceListLineItemsParams>;

function listLines(
  call: Call,
  parameters: ParametersOf<typeof listLineReaders>,
): Stripe.ApiList<Stripe.InvoiceLineItem> {
  const id = fromPath(call, "invoice");
  const invoice = call.books.invoices.get(id);
  if (invoice === undefined) throw resourceMissing("invoice", id, "id");
  return listPage(invoice.lines.data, parameters, { url: `/v1/invoices/${id}/lines`, noun: "line_item" });
}

export const invoiceRoutes = [
  get("/v1/invoice_payments", { resource: "invoice", readers: listPaymentReaders, run: listPayments }),
  get("/v1/invoices/{invoice}/lines", { resource: "invoice", readers: listLineReaders, run: listLines }),
];
