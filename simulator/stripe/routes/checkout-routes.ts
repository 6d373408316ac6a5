import type Stripe from "stripe";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { anything, instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";
import type { CheckoutSession } from "../world-object";

const listReadersOfSessions = {
  ...listReaders,
  created: instantRange,
  customer: text,
  customer_account: text,
  customer_details: anything,
  expand: texts,
  payment_intent: text,
  payment_link: text,
  status: text,
  subscription: text,
} satisfies ReadersFor<Stripe.Checkout.SessionListParams>;

type Told = Omit<CheckoutSession, "line_items">;

/** Stripe tells the lines of a session only where they are asked for by themselves; expanding them is not simulated. */
function told({ line_items: _lines, ...session }: CheckoutSession): Told {
  return session;
}

function found(call: Call): CheckoutSession {
  const id = fromPath(call, "session");
  const session = call.books.checkoutSessions.get(id);
  if (session) return session;
  throw resourceMissing("checkout.session", id, "id");
}

/** The sessions of a payment or a customer; the other filters are not simulated. */
function list(call: Call, parameters: ParametersOf<typeof listReadersOfSessions>): Stripe.ApiList<Told> {
  const { payment_intent: intent, customer, created, status } = parameters;
  const { checkoutSessions } = call.books;
  const candidates =
    intent === undefined
      ? checkoutSessions.newestFirst()
      : checkoutSessions.newestFirstWhere("payment_intent", intent);
  const rows = candidates.filter(
    (session) =>
      isWithin(session.created, created) &&
      (customer === undefined || session.customer === customer) &&
      (status === undefined || session.status === status),
  );
  return listPage(rows.map(told), parameters, { url: "/v1/checkout/sessions", noun: "checkout.session" });
}

const lineReaders = {
  ...listReaders,
  expand: texts,
} satisfies ReadersFor<Stripe.Checkout.SessionListLineItemsParams>;

function listLines(
  call: Call,
  parameters: ParametersOf<typeof lineReaders>,
): Stripe.ApiList<Stripe.LineItem> {
  const { id, line_items: lines } = found(call);
  const url = `/v1/checkout/sessions/${id}/line_items`;
  return listPage(lines?.data ?? [], parameters, { url, noun: "line_item" });
}

export const checkoutRoutes = [
  get("/v1/checkout/sessions", { resource: "checkout_session", readers: listReadersOfSessions, run: list }),
  get("/v1/checkout/sessions/{session}", {
    resource: "checkout_session",
    readers: { expand: texts } satisfies ReadersFor<Stripe.Checkout.SessionRetrieveParams>,
    run: (call) => told(found(call)),
  }),
  get("/v1/checkout/sessions/{session}/line_items", {
    resource: "checkout_session",
    readers: lineReaders,
    run: listLines,
  }),
];
