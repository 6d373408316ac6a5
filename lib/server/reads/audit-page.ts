import "server-only";
import { readAuditBody } from "@/lib/core/audit/audit-body";
import type { AuditRecord } from "@/lib/core/audit/audit-export";
import { auditFilterLabels, readAuditFilter } from "@/lib/core/audit/audit-filter";
import type { AuditLine, AuditView } from "@/lib/core/audit/audit-view";
import type { Operator } from "@/lib/core/operator";
import { unreadFilters } from "@/lib/core/search/unread-filters";
import { auditCondition } from "@/lib/server/database/audit-condition";
import { type AuditKey, listAudit } from "@/lib/server/database/list-audit";
import { type Hands, hands } from "@/lib/server/hands";
import { traceReading } from "./trace-reading";

type AddressParameters = Readonly<Record<string, string | string[] | undefined>>;

const rowsPerPage = 50;

/** A page of the audit log, newest first; that it was read goes into the log as well. */
export async function readAuditPage(
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<AuditView> {
  return readAuditPageWith(await hands(), operator, parameters, locale);
}

/** The same with given hands. */
export async function readAuditPageWith(
  open: Pick<Hands, "database" | "clock">,
  operator: Operator,
  parameters: AddressParameters,
  locale: string,
): Promise<AuditView> {
  const filter = readAuditFilter(parameters);
  const after = readKey(parameters.after);
  const condition = await auditCondition(open.database, filter);
  const rows = await listAudit(open.database, condition, after, rowsPerPage + 1);
  const facts = { filter, ...(after !== null && { after: writeKey(after) }) };
  await traceReading(operator, "audit.viewed", facts, open);
  const shown = rows.slice(0, rowsPerPage);
  const last = rows.length > rowsPerPage ? shown.at(-1) : undefined;
  const unread = unreadFilters(auditFilterLabels, parameters, filter);
  return { filter, unread, lines: shown.map(toLine), next: last ? writeKey(last) : null, locale };
}

/** The key of a page in the address: the last row's instant and number. */
function writeKey({ at, seq }: AuditKey): string {
  return `${at.toISOString()}_${seq}`;
}

/** Eighteen digits stay within what the database can count. */
function readKey(value: string | string[] | undefined): AuditKey | null {
  const text = typeof value === "string" ? value : "";
  const [, instant = "", digits = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_(\d{1,18})$/.exec(text) ?? [];
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : { at, seq: BigInt(digits) };
}

function toLine({ seq, at, actor, event, object, body, hash }: AuditRecord): AuditLine {
  return { seq, at, actor, event, object, told: readAuditBody(body), hash };
}
