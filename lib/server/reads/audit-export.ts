import "server-only";
import { type AuditFormat, auditFileName, auditFormats, auditWritings } from "@/lib/core/audit/audit-export";
import { type AuditFilter, auditFilterLabels, readAuditFilter } from "@/lib/core/audit/audit-filter";
import type { Operator } from "@/lib/core/operator";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { auditCondition } from "@/lib/server/database/audit-condition";
import { listAuditStretch } from "@/lib/server/database/list-audit";
import { readAuditHead } from "@/lib/server/database/read-audit-head";
import { type Hands, hands } from "@/lib/server/hands";
import { traceReading } from "./trace-reading";

/** A file under way: its text comes in pieces, and no more than one of them is held. */
export type AuditExport = {
  readonly fileName: string;
  readonly format: AuditFormat;
  readonly pieces: AsyncGenerator<string>;
};

const rowsPerPiece = 500;

/** The audit log, or what a filter leaves of it, as a file; null when the format is not one of ours or a filter cannot be read. */
export async function readAuditExport(
  operator: Operator,
  parameters: Readonly<Record<string, string>>,
): Promise<AuditExport | null> {
  return readAuditExportWith(await hands(), operator, parameters);
}

/** The same with given hands. */
export async function readAuditExportWith(
  open: Pick<Hands, "database" | "clock">,
  operator: Operator,
  parameters: Readonly<Record<string, string>>,
): Promise<AuditExport | null> {
  const format = auditFormats.find((known) => known === parameters.format);
  if (format === undefined) return null;
  const filter = readAuditFilter(parameters);
  // A file that holds more than was asked for is taken for what was asked for.
  if (unreadFilters(auditFilterLabels, parameters, filter).length > 0) return null;
  await traceReading(operator, "audit.exported", { filter, format }, open);
  // Read after the trace: every whole export ends with or after the row that tells of itself.
  const { seq: lastSeq } = await readAuditHead(open.database);
  const fileName = auditFileName(filter, format, open.clock.now());
  return { fileName, format, pieces: piecesOf(open, { format, filter, lastSeq }) };
}

type Wanted = { readonly format: AuditFormat; readonly filter: AuditFilter; readonly lastSeq: bigint };

async function* piecesOf(
  { database }: Pick<Hands, "database">,
  { format, filter, lastSeq }: Wanted,
): AsyncGenerator<string> {
  const { head, row } = auditWritings[format];
  const condition = await auditCondition(database, filter);
  yield head(filter, lastSeq);
  let after: bigint | undefined = 0n;
  while (after !== undefined) {
    const rows = await listAuditStretch(database, condition, { after, last: lastSeq }, rowsPerPiece);
    if (rows.length > 0) yield rows.map(row).join("");
    after = rows.length === rowsPerPiece ? rows.at(-1)?.seq : undefined;
  }
}
