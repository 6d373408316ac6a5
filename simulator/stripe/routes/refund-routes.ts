import type Stripe from "stripe";
import { createRefund } from "../engine/create-refund";
import type { RefundOrder } from "../engine/refund-rules";
import { cancelRefund, changeRefund, failRefund } from "../engine/refund-steps";
import { returnCashBalance } from "../engine/return-cash-balance";
import { invalidRequest } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { mergeMetadata, metadata } from "../http/metadata";
import {
  flag,
  instantRange,
  oneOf,
  type ParametersOf,
  positiveAmount,
  type ReadersFor,
  text,
  texts,
} from "../http/parameters";
import { type Call, fromPath, get, post } from "../http/route";
import { chargeToRefund } from "./charge-to-refund";
import { findRefund } from "./find-refund";

const expand = texts;

/** What both the plain call and the legacy calls below a charge take. */
export const refundReaders = {
  amount: positiveAmount,
  expand,
  instructions_email: text,
  metadata,
  payment_intent: text,
  reason: oneOf(["duplicate", "fraudulent", "requested_by_customer"]),
  refund_application_fee: flag,
  reverse_transfer: flag,
};

export const refundWithOriginReaders = {
  ...refundReaders,
  currency: text,
  customer: text,
  origin: oneOf(["customer_balance"]),
};

const createReaders = {
  ...refundWithOriginReaders,
  charge: text,
} satisfies ReadersFor<Stripe.RefundCreateParams>;

const listRefundReaders = {
  ...listReaders,
  charge: text,
  created: instantRange,
  expand,
  payment_intent: text,
} satisfies ReadersFor<Stripe.RefundListParams>;

export const updateReaders = { expand, metadata } satisfies ReadersFor<Stripe.RefundUpdateParams>;

export type RefundParameters = ParametersOf<typeof refundWithOriginReaders>;

/** The order in a request; `origin=customer_balance` needs no charge and goes another way. */
export function orderOf(parameters: RefundParameters): RefundOrder {
  return {
    amountMinor: parameters.amount,
    currency: parameters.currency,
    reason: parameters.reason,
    metadata: mergeMetadata({}, parameters.metadata),
    instructionsEmail: parameters.instructions_email,
    reverseTransfer: parameters.reverse_transfer ?? false,
    refundApplicationFee: parameters.refund_application_fee ?? false,
  };
}

function create(call: Call, parameters: ParametersOf<typeof createReaders>): Stripe.Refund {
  const order = orderOf(parameters);
  if (parameters.origin === undefined) {
    return createRefund(call.books, chargeToRefund(call.books, parameters), order);
  }
  if (parameters.charge !== undefined || parameters.payment_intent !== undefined) {
    throw invalidRequest("A refund of the customer's balance takes neither charge nor payment_intent.", {
      param: "origin",
    });
  }
  return returnCashBalance(call.books, order, parameters.customer);
}

function list(call: Call, parameters: ParametersOf<typeof listRefundReaders>): Stripe.ApiList<Stripe.Refund> {
  const { refunds } = call.books;
  const { charge, payment_intent: intent, created } = parameters;
  const candidates =
    charge !== undefined
      ? refunds.newestFirstWhere("charge", charge)
      : intent !== undefined
        ? refunds.newestFirstWhere("payment_intent", intent)
        : refunds.newestFirst();
  const rows = candidates.filter(
    (refund) =>
      isWithin(refund.created, created) && (intent === undefined || refund.payment_intent === intent),
  );
  return listPage(rows, parameters, { url: "/v1/refunds", noun: "refund" });
}

export function updateRefund(
  call: Call,
  refund: Stripe.Refund,
  parameters: ParametersOf<typeof updateReaders>,
): Stripe.Refund {
  const merged = mergeMetadata(refund.metadata ?? {}, parameters.metadata);
  if (parameters.metadata !== undefined) {
    changeRefund(call.books, refund, () => {
      refund.metadata = merged;
    });
  }
  return refund;
}

function cancel(call: Call): Stripe.Refund {
  const refund = findRefund(call.books, fromPath(call, "refund"));
  // A return of a cash balance can be canceled in the Dashboard only.
  if (refund.status !== "requires_action" || refund.charge === null) {
    throw invalidRequest("Canceling this refund is unsupported.");
  }
  cancelRefund(call.books, refund);
  return refund;
}

function expire(call: Call): Stripe.Refund {
  const refund = findRefund(call.books, fromPath(call, "refund"));
  if (refund.status !== "requires_action") {
    throw invalidRequest("Only a refund that requires action can be expired.");
  }
  failRefund(call.books, refund, "unknown");
  return refund;
}

export const refundRoutes = [
  get("/v1/refunds", { resource: "charge", readers: listRefundReaders, run: list }),
  post("/v1/refunds", { resource: "charge", readers: createReaders, run: create }),
  get("/v1/refunds/{refund}", {
    resource: "charge",
    readers: { expand } satisfies ReadersFor<Stripe.RefundRetrieveParams>,
    run: (call) => findRefund(call.books, fromPath(call, "refund")),
  }),
  post("/v1/refunds/{refund}", {
    resource: "charge",
    readers: updateReaders,
    run: (call, parameters) =>
      updateRefund(call, findRefund(call.books, fromPath(call, "refund")), parameters),
  }),
  post("/v1/refunds/{refund}/cancel", {
    resource: "charge",
    readers: { expand } satisfies ReadersFor<Stripe.RefundCancelParams>,
    run: cancel,
  }),
  post("/v1/test_helpers/refunds/{refund}/expire", {
    resource: "charge",
    readers: { expand },
    run: expire,
  }),
];
