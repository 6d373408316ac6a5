import "server-only";
import { desc } from "drizzle-orm";
import type { Database, Transaction } from "./database";
import { textVersion } from "./text-tables";

export type TextRow = typeof textVersion.$inferSelect;

/** The version in force; null before the first one. */
export async function findTextsInForce(database: Database | Transaction): Promise<TextRow | null> {
  const [row] = await database.select().from(textVersion).orderBy(desc(textVersion.version)).limit(1);
  return row ?? null;
}

/** The newest first, without their content. */
export function listTextVersions(database: Database, most: number) {
  const { version, note, changedByName, changedAt } = textVersion;
  return database
    .select({ version, note, changedByName, changedAt })
    .from(textVersion)
    .orderBy(desc(version))
    .limit(most);
}

/** Adds a version; null when somebody else added one under the same number at the same moment. */
export async function insertTextVersion(transaction: Transaction, row: TextRow): Promise<TextRow | null> {
  const [inserted] = await transaction.insert(textVersion).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}
