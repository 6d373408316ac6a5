import "server-only";
import { attentionFilterLabels, readAttentionFilter } from "@/lib/core/attention/attention-filter";
import type { AttentionFilter } from "@/lib/core/attention/attention-view";
import { casesFileHead, casesFileRow } from "@/lib/core/attention/cases-file";
import type { Operator } from "@/lib/core/operator";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { type KnownCase, toAttentionCase } from "@/lib/server/database/case-rows";
import { type CaseKey, listCases } from "@/lib/server/database/list-cases";
import { type Hands, hands } from "@/lib/server/hands";
import { toCaseFilter } from "./attention-page";
import { type ListFile, piecesOf, rowsPerPiece, traceListFile } from "./list-file";

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** The list of cases, or what its filters leave of it, as CSV; null when one of them cannot be read. */
export async function readAttentionExport(
  operator: Operator,
  parameters: Parameters,
): Promise<ListFile | null> {
  return readAttentionExportWith(await hands(), operator, parameters);
}

/** The same with given hands. */
export async function readAttentionExportWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  parameters: Parameters,
): Promise<ListFile | null> {
  const filter = readAttentionFilter(parameters);
  // A file that holds more than was asked for is taken for what was asked for.
  if (unreadFilters(attentionFilterLabels, parameters, filter).length > 0) return null;
  const narrowed = { ...toCaseFilter(filter, operator, open.clock.now()), livemode: open.livemode };
  const fileName = await traceListFile(operator, { list: "attention", filter: filterTexts(filter) }, open);
  const next = (last: KnownCase | null) =>
    listCases(open.database, narrowed, last && keyOf(last, filter), rowsPerPiece);
  return { fileName, pieces: piecesOf(casesFileHead, next, (known) => casesFileRow(toAttentionCase(known))) };
}

function keyOf({ row }: KnownCase, { show }: AttentionFilter): CaseKey {
  return { at: (show === "closed" ? row.closedAt : null) ?? row.openedAt, id: row.id };
}

function filterTexts({ show, whose, kind }: AttentionFilter): Record<string, string> {
  return { show, whose: whose === "everyone" ? "" : whose, kind: kind ?? "" };
}
