import "server-only";
import type { Operator } from "@/lib/core/operator";
import { refundsFileHead, refundsFileRow } from "@/lib/core/refund/refunds-file";
import { type RefundsFilter, refundsFilterLabels } from "@/lib/core/refund/refunds-view";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { listRequests } from "@/lib/server/database/list-requests";
import { type RequestRow, toRequestedRefund } from "@/lib/server/database/request-rows";
import { type Hands, hands } from "@/lib/server/hands";
import { type ListFile, piecesOf, rowsPerPiece, traceListFile } from "./list-file";
import { type AddressParameters, readRefundsFilter, toRequestFilter } from "./refunds-filter";

/** The list of our refunds, or what its filters leave of it, as CSV; null when one of them cannot be read. */
export async function readRefundsExport(
  operator: Operator,
  parameters: AddressParameters,
): Promise<ListFile | null> {
  return readRefundsExportWith(await hands(), operator, parameters);
}

/** The same with given hands. */
export async function readRefundsExportWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  parameters: AddressParameters,
): Promise<ListFile | null> {
  const filter = readRefundsFilter(parameters);
  // A file that holds more than was asked for is taken for what was asked for.
  if (unreadFilters(refundsFilterLabels, parameters, filter).length > 0) return null;
  const narrowed = toRequestFilter(filter, operator, open.livemode);
  const fileName = await traceListFile(operator, { list: "refunds", filter: filterTexts(filter) }, open);
  const next = (last: RequestRow | null) => listRequests(open.database, narrowed, last, rowsPerPiece);
  return {
    fileName,
    pieces: piecesOf(refundsFileHead, next, (row) => refundsFileRow(toRequestedRefund(row))),
  };
}

function filterTexts({ whose, ...texts }: RefundsFilter): Record<string, string> {
  return { ...texts, state: texts.state ?? "", whose: whose === "everyone" ? "" : whose };
}
