import "server-only";
import { and, desc, eq, isNull, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "./database";
import { limitVersion } from "./limit-tables";

export type LimitRow = typeof limitVersion.$inferSelect;

/** The version in force, now or at an instant; null before the first one. */
export async function findLimitsInForce(
  database: Database | Transaction,
  at: Date | null = null,
): Promise<LimitRow | null> {
  const [row] = await database
    .select()
    .from(limitVersion)
    .where(and(eq(limitVersion.isInForce, true), at === null ? undefined : lte(limitVersion.decidedAt, at)))
    .orderBy(desc(limitVersion.version))
    .limit(1);
  return row ?? null;
}

/** The proposal that waits for a second administrator, locked until the transaction ends; null when there is none. */
export async function lockOpenProposal(transaction: Transaction): Promise<LimitRow | null> {
  const [row] = await transaction
    .select()
    .from(limitVersion)
    .where(isNull(limitVersion.decidedAt))
    .for("update");
  return row ?? null;
}

export async function findOpenProposal(database: Database): Promise<LimitRow | null> {
  const [row] = await database.select().from(limitVersion).where(isNull(limitVersion.decidedAt));
  return row ?? null;
}

export function listLimitVersions(database: Database, most: number): Promise<LimitRow[]> {
  return database.select().from(limitVersion).orderBy(desc(limitVersion.version)).limit(most);
}

/** Adds a proposal under the next number; null when another one is open, also one that came at the same moment. */
export async function insertProposal(
  transaction: Transaction,
  proposal: Pick<
    LimitRow,
    | "content"
    | "contentSha256"
    | "note"
    | "proposedByIssuer"
    | "proposedBySubject"
    | "proposedByName"
    | "proposedAt"
  >,
): Promise<LimitRow | null> {
  const next = sql<number>`(select coalesce(max(version), 0) + 1 from limit_version)`;
  const [row] = await transaction
    .insert(limitVersion)
    .values({ ...proposal, version: next })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

export async function decideProposal(
  transaction: Transaction,
  version: number,
  decision: Pick<
    LimitRow,
    "isInForce" | "decidedByIssuer" | "decidedBySubject" | "decidedByName" | "decidedAt"
  >,
): Promise<void> {
  await transaction.update(limitVersion).set(decision).where(eq(limitVersion.version, version));
}
