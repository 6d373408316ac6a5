import type Stripe from "stripe";
import { captureCharge } from "../engine/capture-charge";
import { createCharge } from "../engine/create-charge";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { metadata } from "../http/metadata";
import {
  anything,
  flag,
  instantRange,
  integer,
  type ParametersOf,
  positiveAmount,
  type ReadersFor,
  text,
  texts,
} from "../http/parameters";
import { type Call, fromPath, get, post } from "../http/route";
import { chargeFields } from "../search/search-fields";
import { findCharge } from "./find-charge";

export const searchReaders = { expand: texts, limit: integer, page: text, query: text };

const listChargeReaders = {
  ...listReaders,
  created: instantRange,
  customer: text,
  expand: texts,
  payment_intent: text,
  transfer_group: text,
} satisfies ReadersFor<Stripe.ChargeListParams>;

const createReaders = {
  amount: positiveAmount,
  application_fee: integer,
  application_fee_amount: integer,
  capture: flag,
  currency: text,
  customer: text,
  description: text,
  destination: anything,
  expand: texts,
  metadata,
  on_behalf_of: text,
  radar_options: anything,
  receipt_email: text,
  shipping: anything,
  source: text,
  statement_descriptor: text,
  statement_descriptor_suffix: text,
  transfer_data: anything,
  transfer_group: text,
} satisfies ReadersFor<Stripe.ChargeCreateParams>;

const captureReaders = {
  amount: positiveAmount,
  application_fee: integer,
  application_fee_amount: integer,
  expand: texts,
  receipt_email: text,
  statement_descriptor: text,
  statement_descriptor_suffix: text,
  transfer_data: anything,
  transfer_group: text,
} satisfies ReadersFor<Stripe.ChargeCaptureParams>;

function list(call: Call, parameters: ParametersOf<typeof listChargeReaders>): Stripe.ApiList<Stripe.Charge> {
  const { charges } = call.books;
  const { customer, payment_intent: intent, transfer_group: group, created } = parameters;
  const candidates =
    intent !== undefined
      ? charges.newestFirstWhere("payment_intent", intent)
      : customer !== undefined
        ? charges.newestFirstWhere("customer", customer)
        : charges.newestFirst();
  const rows = candidates.filter(
    (charge) =>
      isWithin(charge.created, created) &&
      (customer === undefined || charge.customer === customer) &&
      (group === undefined || charge.transfer_group === group),
  );
  return listPage(rows, parameters, { url: "/v1/charges", noun: "charge" });
}

export const chargeRoutes = [
  get("/v1/charges", { resource: "charge", readers: listChargeReaders, run: list }),
  post("/v1/charges", {
    resource: "charge",
    readers: createReaders,
    run: (call, parameters) => createCharge(call.books, parameters),
  }),
  get("/v1/charges/search", {
    resource: "charge",
    readers: searchReaders satisfies ReadersFor<Stripe.ChargeSearchParams>,
    run: (call, parameters) =>
      call.search.find(call.books.charges.newestFirst(), chargeFields, parameters, "/v1/charges/search"),
  }),
  get("/v1/charges/{charge}", {
    resource: "charge",
    readers: { expand: texts } satisfies ReadersFor<Stripe.ChargeRetrieveParams>,
    run: (call) => findCharge(call.books, fromPath(call, "charge")),
  }),
  post("/v1/charges/{charge}/capture", {
    resource: "charge",
    readers: captureReaders,
    run: (call, parameters) => {
      const charge = findCharge(call.books, fromPath(call, "charge"));
      return captureCharge(call.books, charge, parameters.amount);
    },
  }),
];
