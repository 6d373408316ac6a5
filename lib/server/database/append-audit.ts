import "server-only";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Actor, actorKey } from "@/lib/core/operator";
import { canonicalJson } from "@/lib/server/canonical-json";
import { point } from "@/lib/server/point";
import { audit, auditHead } from "./audit-tables";
import type { Transaction } from "./database";

/** What happened, in the past tense, to which request or charge, with the facts that show it. */
export type AuditEntry = {
  readonly event: string;
  readonly object: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whose act it was, where that is not who acts in all of the transaction. */
  readonly by?: Actor;
};

/**
 * Adds rows to the audit chain, in the transaction of the change they tell. Each hash covers the number,
 * the previous hash and the stored bytes, so that any later change of a row shows.
 */
export async function appendAudit(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const [head] = await transaction.select().from(auditHead).for("update");
  if (!head) throw new Error("the audit log has lost its head row");
  await point("audit:head-locked");
  const rows = chain(head, actor, at, entries);
  await transaction.insert(audit).values(rows);
  await point("audit:rows-added");
  const last = rows.at(-1);
  if (last)
    await transaction.update(auditHead).set({ seq: last.seq, hash: last.hash }).where(eq(auditHead.one, 1));
}

function chain(
  head: { readonly seq: bigint; readonly hash: string },
  actor: Actor,
  at: Date,
  entries: readonly AuditEntry[],
): (typeof audit.$inferInsert)[] {
  let previous = head;
  return entries.map(({ event, object, facts, by = actor }) => {
    const body = canonicalJson({ at, actor: actorKey(by), actorName: by.name, event, object, facts });
    const seq = previous.seq + 1n;
    const hash = auditHash(seq, previous.hash, body);
    const row = { seq, at, actor: actorKey(by), event, object, body, previousHash: previous.hash, hash };
    previous = row;
    return row;
  });
}

/** The chain's one rule, also for whoever checks it. */
export function auditHash(seq: bigint, previousHash: string, body: string): string {
  return createHash("sha256").update(`rd-audit-1|${seq}|${previousHash}|${body}`).digest("hex");
}
