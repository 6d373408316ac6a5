import type Stripe from "stripe";
import { cancelIntent } from "../engine/cancel-intent";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { instantRange, oneOf, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get, post } from "../http/route";
import { paymentIntentFields } from "../search/search-fields";
import { searchReaders } from "./charge-routes";

const listIntentReaders = {
  ...listReaders,
  created: instantRange,
  customer: text,
  customer_account: text,
  expand: texts,
} satisfies ReadersFor<Stripe.PaymentIntentListParams>;

const cancelReaders = {
  cancellation_reason: oneOf(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]),
  expand: texts,
} satisfies ReadersFor<Stripe.PaymentIntentCancelParams>;

function list(
  call: Call,
  parameters: ParametersOf<typeof listIntentReaders>,
): Stripe.ApiList<Stripe.PaymentIntent> {
  const { paymentIntents } = call.books;
  const { customer, customer_account: customerAccount, created } = parameters;
  const candidates =
    customer === undefined
      ? paymentIntents.newestFirst()
      : paymentIntents.newestFirstWhere("customer", customer);
  const rows = candidates.filter(
    (intent) =>
      isWithin(intent.created, created) &&
      (customerAccount === undefined || intent.customer_account === customerAccount),
  );
  return listPage(rows, parameters, { url: "/v1/payment_intents", noun: "payment_intent" });
}

function find(call: Call): Stripe.PaymentIntent {
  const id = fromPath(call, "intent");
  const intent = call.books.paymentIntents.get(id);
  if (intent) return intent;
  throw resourceMissing("payment_intent", id, "intent");
}

export const paymentIntentRoutes = [
  get("/v1/payment_intents", { resource: "payment_intent", readers: listIntentReaders, run: list }),
  get("/v1/payment_intents/search", {
    resource: "payment_intent",
    readers: searchReaders satisfies ReadersFor<Stripe.PaymentIntentSearchParams>,
    run: (call, parameters) =>
      call.search.find(
        call.books.paymentIntents.newestFirst(),
        paymentIntentFields,
        parameters,
        "/v1/payment_intents/search",
      ),
  }),
  get("/v1/payment_intents/{intent}", {
    resource: "payment_intent",
    readers: { client_secret: text, expand: texts } satisfies ReadersFor<Stripe.PaymentIntentRetrieveParams>,
    run: find,
  }),
  post("/v1/payment_intents/{intent}/cancel", {
    resource: "payment_intent",
    readers: cancelReaders,
    run: (call, { cancellation_reason: reason }) => cancelIntent(call.books, find(call), reason),
  }),
];
