import "server-only";
import { asc, eq } from "drizzle-orm";
import { readAuditBody } from "@/lib/core/audit/audit-body";
import type { StoryEntry } from "@/lib/core/refund/requested-refund";
import { audit } from "./audit-tables";
import type { Database } from "./database";

/** What the audit log tells of one request or charge, from its beginning. */
export async function readStory(database: Database, object: string): Promise<StoryEntry[]> {
  const rows = await database.select().from(audit).where(eq(audit.object, object)).orderBy(asc(audit.seq));
  return rows.map(({ seq, body }) => {
    const entry = readAuditBody(body);
    if (entry === null) throw new Error(`the text of audit row ${seq} cannot be read`);
    return entry;
  });
}
