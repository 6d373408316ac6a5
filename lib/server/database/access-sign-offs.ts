import "server-only";
import { desc, eq } from "drizzle-orm";
import { audit } from "./audit-tables";
import type { Database } from "./database";

/** The audit log alone keeps that a review was signed: nothing else could be changed afterwards. */
export const signedOff = { event: "access.reviewed", object: "access" } as const;

/** The last reviews that somebody signed, the newest first. */
export function listSignOffs(database: Database, most: number): Promise<{ at: Date; body: string }[]> {
  return database
    .select({ at: audit.at, body: audit.body })
    .from(audit)
    .where(eq(audit.event, signedOff.event))
    .orderBy(desc(audit.at), desc(audit.seq))
    .limit(most);
}
