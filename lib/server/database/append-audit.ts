import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Actor, actorKey } from "@/lib/core/operator";
import { canonicalJson } from "@/lib/server/canonical-json";
import { point } from "@/lib/server/point";
import type { Transaction } from "./database";
import { keptMark } from "./kept-mark";

/** What happened, in the past tense, to which request or charge, with the facts that show it. */
export type AuditEntry = {
  readonly event: string;
  readonly object: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whose act it was, where that is not who acts in all of the transaction. */
  readonly by?: Actor;
};

const append = sql.raw(`${keptMark}select append_audit`);

/**
 * Adds rows to the audit chain, in the transaction of the change they tell. Each hash covers the number,
 * the previous hash and the stored bytes, so that any later change of a row shows. The database makes number
 * and hash, in one statement: every transaction waits here for the one before it, so the wait is kept short.
 */
export async function appendAudit(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries.map((entry) => toRow(actor, at, entry)));
  await transaction.execute(sql`${append}(${at.toISOString()}::timestamptz, ${rows}::json)`);
  await point("audit:appended");
}

function toRow(actor: Actor, at: Date, { event, object, facts, by = actor }: AuditEntry) {
  const body = canonicalJson({ at, actor: actorKey(by), actorName: by.name, event, object, facts });
  return { actor: actorKey(by), event, object, body };
}

/** The chain's one rule, also for whoever checks it. */
export function auditHash(seq: bigint, previousHash: string, body: string): string {
  return createHash("sha256").update(`rd-audit-1|${seq}|${previousHash}|${body}`).digest("hex");
}
