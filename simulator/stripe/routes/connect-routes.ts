import type Stripe from "stripe";
import { idOf } from "../engine/id-of";
import { resourceMissing } from "../http/api-refusal";
import { isWithin, listPage, listReaders } from "../http/list-page";
import { instantRange, type ParametersOf, type ReadersFor, text, texts } from "../http/parameters";
import { type Call, fromPath, get } from "../http/route";

const listTransferReaders = {
  ...listReaders,
  created: instantRange,
  destination: text,
  expand: texts,
  transfer_group: text,
} satisfies ReadersFor<Stripe.TransferListParams>;

function listTransfers(
  call: Call,
  parameters: ParametersOf<typeof listTransferReaders>,
): Stripe.ApiList<Stripe.Transfer> {
  const { created, destination, transfer_group: group } = parameters;
  const rows = call.books.transfers
    .newestFirst()
    .filter(
      (transfer) =>
        isWithin(transfer.created, created) &&
        (destination === undefined || idOf(transfer.destination) === destination) &&
        (group === undefined || transfer.transfer_group === group),
    );
  return listPage(rows, parameters, { url: "/v1/transfers", noun: "transfer" });
}

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
  get("/v1/transfers", { resource: "transfer", readers: listTransferReaders, run: listTransfers }),
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
