import "server-only";
import { and, desc, eq, gte } from "drizzle-orm";
import { audit } from "./audit-tables";
import type { Database } from "./database";

const mostPeople = 500;

/** The last sign-in of everybody who signed in since then, as the audit log tells it. */
export function listRecentSignIns(
  database: Database,
  since: Date,
): Promise<{ actor: string; at: Date; body: string }[]> {
  return database
    .selectDistinctOn([audit.actor], { actor: audit.actor, at: audit.at, body: audit.body })
    .from(audit)
    .where(and(eq(audit.event, "session.began"), gte(audit.at, since)))
    .orderBy(audit.actor, desc(audit.at))
    .limit(mostPeople);
}
