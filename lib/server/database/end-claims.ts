import "server-only";
import { isNotNull, sql } from "drizzle-orm";
import type { Database } from "./database";
import { recurringJob } from "./job-tables";
import { refundRequest } from "./tables";

/**
 * Ends every claim on work. Only for who is alone with the database, as the opener of a folder is: what was
 * claimed belonged to a process that is gone, and would wait for the end of its lease for nothing.
 */
export async function endClaims(database: Database): Promise<void> {
  await database
    .update(refundRequest)
    .set({ leaseUntil: null, nextAt: sql`now()` })
    .where(isNotNull(refundRequest.leaseUntil));
  await database.update(recurringJob).set({ leaseUntil: null }).where(isNotNull(recurringJob.leaseUntil));
}
