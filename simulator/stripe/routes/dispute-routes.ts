import type Stripe from "stripe";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";

const listReadersByCharge = {
  ...listReaders,
  charge: text,
  created: instantRange,
  expand: texts,
  payment_intent: text,
} satisfies ReadersFor<Stripe.DisputeListParams> & ReadersFor<Stripe.Radar.EarlyFraudWarningListParams>;

type ListParameters = ParametersOf<typeof listReadersByCharge>;

interface AboutCharge {
  charge: unknown;
  payment_intent?: unknown;
  created: number;
}

function isAsked(row: AboutCharge, parameters: ListParameters): boolean {
  const { charge, payment_intent: intent, created } = parameters;
  return (
    isWithin(row.created, created) &&
    (charge === undefined || row.charge === charge) &&
    (intent === undefined || row.payment_intent === intent)
  );
}

function listDisputes(call: Call, parameters: ListParameters): Stripe.ApiList<Stripe.Dispute> {
  const rows = call.books.disputes.newestFirst().filter((dispute) => isAsked(dispute, parameters));
  return listPage(rows, parameters, { url: "/v1/disputes", noun: "dispute" });
}

function listWarnings(
  call: Call,
  parameters: ListParameters,
): Stripe.ApiList<Stripe.Radar.EarlyFraudWarning> {
  const rows = call.books.earlyFraudWarnings.newestFirst().filter((warning) => isAsked(warning, parameters));
  return listPage(rows, parameters, {
    url: "/v1/radar/early_fraud_warnings",
    noun: "radar.early_fraud_warning",
  });
}

function findDispute(call: Call): Stripe.Dispute {
  const id = fromPath(call, "dispute");
  const dispute = call.books.disputes.get(id);
  if (dispute) return dispute;
  throw resourceMissing("dispute", id, "dispute");
}

export const disputeRoutes = [
  get("/v1/disputes", { resource: "dispute", readers: listReadersByCharge, run: listDisputes }),
  get("/v1/disputes/{dispute}", {
    resource: "dispute",
    readers: { expand: texts } satisfies ReadersFor<Stripe.DisputeRetrieveParams>,
    run: findDispute,
  }),
  get("/v1/radar/early_fraud_warnings", {
    resource: "dispute",
    readers: listReadersByCharge,
    run: listWarnings,
  }),
];
