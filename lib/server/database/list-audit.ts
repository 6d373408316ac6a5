import "server-only";
import { and, asc, desc, gt, lte, type SQL, sql } from "drizzle-orm";
import type { AuditRecord } from "@/lib/core/audit/audit-export";
import { audit } from "./audit-tables";
import type { Database } from "./database";

/** Where a page starts: after the row with this instant and number, newest first. */
export type AuditKey = { readonly at: Date; readonly seq: bigint };

/** A page of the audit log, newest first, by key: as fast at the millionth row as at the first. */
export function listAudit(
  database: Database,
  condition: SQL | undefined,
  after: AuditKey | null,
  limit: number,
): Promise<AuditRecord[]> {
  return database
    .select()
    .from(audit)
    .where(and(condition, after === null ? undefined : isAfter(after)))
    .orderBy(desc(audit.at), desc(audit.seq))
    .limit(limit);
}

/** The next rows after number `after` up to and with `last`, in the order of the chain. */
export function listAuditStretch(
  database: Database,
  condition: SQL | undefined,
  { after, last }: { readonly after: bigint; readonly last: bigint },
  limit: number,
): Promise<AuditRecord[]> {
  return database
    .select()
    .from(audit)
    .where(and(condition, gt(audit.seq, after), lte(audit.seq, last)))
    .orderBy(asc(audit.seq))
    .limit(limit);
}

function isAfter({ at, seq }: AuditKey): SQL {
  return sql`(${audit.at}, ${audit.seq}) < (${at.toISOString()}::timestamptz, ${seq})`;
}
