import type Stripe from "stripe";
import { createRefund } from "../engine/create-refund";
import { invalidRequest } from "../http/api-refusal";
import { listPage, listReaders } from "../http/list-page";
import { type ParametersOf, texts } from "../http/parameters";
import { type Call, fromPath, get, post } from "../http/route";
import { chargeToRefund } from "./charge-to-refund";
import { findCharge } from "./find-charge";
import { findRefund } from "./find-refund";
import {
  orderOf,
  type RefundParameters,
  refundReaders,
  refundWithOriginReaders,
  updateReaders,
  updateRefund,
} from "./refund-routes";

const listChargeRefundReaders = { ...listReaders, expand: texts };

function refundChargeInPath(call: Call, parameters: RefundParameters): Stripe.Refund {
  if (parameters.origin !== undefined) {
    throw invalidRequest("A refund of the customer's balance takes no charge.", { param: "origin" });
  }
  const charge = chargeToRefund(call.books, {
    charge: fromPath(call, "charge"),
    payment_intent: parameters.payment_intent,
  });
  return createRefund(call.books, charge, orderOf(parameters));
}

/** The oldest refund call: it answers with the charge. */
function refundAndShowCharge(call: Call, parameters: ParametersOf<typeof refundReaders>): Stripe.Charge {
  refundChargeInPath(call, parameters);
  return findCharge(call.books, fromPath(call, "charge"));
}

function list(
  call: Call,
  parameters: ParametersOf<typeof listChargeRefundReaders>,
): Stripe.ApiList<Stripe.Refund> {
  const charge = findCharge(call.books, fromPath(call, "charge"));
  const rows = call.books.refunds.newestFirstWhere("charge", charge.id);
  return listPage(rows, parameters, { url: `/v1/charges/${charge.id}/refunds`, noun: "refund" });
}

function find(call: Call): Stripe.Refund {
  const charge = findCharge(call.books, fromPath(call, "charge"));
  return findRefund(call.books, fromPath(call, "refund"), charge.id);
}

export const chargeRefundRoutes = [
  post("/v1/charges/{charge}/refund", {
    resource: "charge",
    readers: refundReaders,
    run: refundAndShowCharge,
  }),
  get("/v1/charges/{charge}/refunds", { resource: "charge", readers: listChargeRefundReaders, run: list }),
  post("/v1/charges/{charge}/refunds", {
    resource: "charge",
    readers: refundWithOriginReaders,
    run: refundChargeInPath,
  }),
  get("/v1/charges/{charge}/refunds/{refund}", {
    resource: "charge",
    readers: { expand: texts },
    run: find,
  }),
  post("/v1/charges/{charge}/refunds/{refund}", {
    resource: "charge",
    readers: updateReaders,
    run: (call, parameters) => updateRefund(call, find(call), parameters),
  }),
];
