import type Stripe from "stripe";
import { resourceMissing } from "../http/api-refusal";
import { type ReadersFor, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";

function findTransfer(call: Call): Stripe.Transfer {
  const id = fromPath(call, "transfer");
  const transfer = call.books.transfers.get(id);
  if (transfer) return transfer;
  throw resourceMissing("transfer", id, "transfer");
}

function findApplicationFee(call: Call): Stripe.ApplicationFee {
  const id = fromPath(call, "fee");
  const fee = call.books.applicationFees.get(id);
  if (fee) return fee;
  throw resourceMissing("application_fee", id, "id");
}

export const connectRoutes = [
  get("/v1/transfers/{transfer}", {
    resource: "transfer",
    readers: { expand: texts } satisfies ReadersFor<Stripe.TransferRetrieveParams>,
    run: findTransfer,
  }),
  get("/v1/application_fees/{fee}", {
    resource: "application_fee",
    readers: { expand: texts } satisfies ReadersFor<Stripe.ApplicationFeeRetrieveParams>,
    run: findApplicationFee,
  }),
];
