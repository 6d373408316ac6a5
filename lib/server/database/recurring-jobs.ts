import "server-only";
import { and, eq, gt, like, lt, sql } from "drizzle-orm";
import type { Database } from "./database";
import { recurringJob } from "./job-tables";

export type RecurringJob = typeof recurringJob.$inferSelect;

/** When a job is due again, and how long whoever runs it may take. */
export type JobTerms = {
  readonly name: string;
  readonly everyMilliseconds: number;
  readonly leaseMilliseconds: number;
};

/** Takes a job if it is due and nobody is at it; null otherwise. One installation runs it once, not each server. */
export async function claimJob(
  database: Database,
  { name, everyMilliseconds, leaseMilliseconds }: JobTerms,
  now: Date,
): Promise<RecurringJob | null> {
  const leaseUntil = new Date(now.getTime() + leaseMilliseconds);
  const dueBefore = new Date(now.getTime() - everyMilliseconds).toISOString();
  const [job] = await database
    .insert(recurringJob)
    .values({ name, lastStartedAt: now, leaseUntil })
    .onConflictDoUpdate({
      target: recurringJob.name,
      set: { lastStartedAt: now, leaseUntil },
      // A job that began in the future, or a lease longer than any, was stamped by a clock that ran ahead.
      setWhere: sql`(${recurringJob.lastStartedAt} <= ${dueBefore}::timestamptz or ${recurringJob.lastStartedAt} > ${now.toISOString()}::timestamptz)
        and (${recurringJob.leaseUntil} is null or ${recurringJob.leaseUntil} < ${now.toISOString()}::timestamptz
          or ${recurringJob.leaseUntil} > ${leaseUntil.toISOString()}::timestamptz)`,
    })
    .returning();
  return job ?? null;
}

/** How a job stands, without taking it; null before its first run. */
export async function readJob(database: Database, name: string): Promise<RecurringJob | null> {
  const [job] = await database.select().from(recurringJob).where(eq(recurringJob.name, name));
  return job ?? null;
}

export async function endJob(
  database: Database,
  name: string,
  at: Date,
  position: string | null,
): Promise<void> {
  await database
    .update(recurringJob)
    .set({ lastEndedAt: at, leaseUntil: null, position })
    .where(eq(recurringJob.name, name));
}

/** The names of those jobs, of all whose name begins so, that began after `since`. */
export async function listJobsSince(database: Database, prefix: string, since: Date): Promise<string[]> {
  const rows = await database
    .select({ name: recurringJob.name })
    .from(recurringJob)
    .where(and(like(recurringJob.name, `${prefix}%`), gt(recurringJob.lastStartedAt, since)));
  return rows.map(({ name }) => name);
}

/** Removes jobs that have not begun since `before`: for those that exist only while something stands open. */
export async function forgetJobs(database: Database, prefix: string, before: Date): Promise<void> {
  const isOld = lt(recurringJob.lastStartedAt, before);
  await database.delete(recurringJob).where(and(like(recurringJob.name, `${prefix}%`), isOld));
}
