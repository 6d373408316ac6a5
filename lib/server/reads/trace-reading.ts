import "server-only";
import { type AuditFilter, setFilters } from "@/lib/core/audit/audit-filter";
import type { Operator } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import type { Hands } from "@/lib/server/hands";

/** Writes down who read the audit log, and what of it: whoever cannot be written down does not get to see it. */
export async function traceReading(
  operator: Operator,
  event: "audit.viewed" | "audit.exported",
  facts: { readonly filter: AuditFilter; readonly format?: string; readonly after?: string },
  { database, clock }: Pick<Hands, "database" | "clock">,
): Promise<void> {
  const entry = { event, object: "audit", facts: { ...facts, filter: setFilters(facts.filter) } };
  await inTransaction(database, (transaction) => appendAudit(transaction, operator, clock.now(), [entry]));
}
