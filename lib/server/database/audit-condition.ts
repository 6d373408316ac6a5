import "server-only";
import { and, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { type AuditFilter, instantsOf } from "@/lib/core/audit/audit-filter";
import { audit } from "./audit-tables";
import type { Database } from "./database";

/** A filter of the audit log as the database understands it; undefined keeps every row. */
export async function auditCondition(database: Database, filter: AuditFilter): Promise<SQL | undefined> {
  const { from, before } = instantsOf(filter);
  return and(
    filter.event ? eq(audit.event, filter.event) : undefined,
    filter.object ? eq(audit.object, filter.object) : undefined,
    filter.actor ? isOneOf(await accountsOf(database, filter.actor)) : undefined,
    from ? gte(audit.at, from) : undefined,
    before ? lt(audit.at, before) : undefined,
  );
}

function isOneOf(accounts: readonly string[]): SQL | undefined {
  return accounts.length === 0 ? sql`false` : or(...accounts.map((account) => eq(audit.actor, account)));
}

/** An account by its key, or those whose newest row gives them this name. */
async function accountsOf(database: Database, text: string): Promise<string[]> {
  if (/\||^worker:/.test(text)) return [text];
  // Canonical JSON: a quote inside a value is escaped, so this stretch can only be the name itself.
  const named = `"actorName":${JSON.stringify(text)},`;
  const rows = await database
    .select({ actor: sql<string>`actor` })
    .from(sql`(${accountsWhoseBodyHolds(named)}) as found`);
  return rows.map(({ actor }) => actor);
}

/** Steps from account to account along the index: rows are many, accounts are few. */
function accountsWhoseBodyHolds(named: string): SQL {
  return sql`with recursive account(actor) as (
    (select actor from audit order by actor limit 1)
    union all
    select (select next.actor from audit as next where next.actor > account.actor order by next.actor limit 1)
    from account where account.actor is not null
  )
  select account.actor from account where strpos(
    (select newest.body from audit as newest where newest.actor = account.actor
      order by newest.at desc, newest.seq desc limit 1),
    ${named}) > 0`;
}
