import "server-only";
import type { AttentionKind } from "@/lib/core/attention/attention-case";
import type { Actor } from "@/lib/core/operator";
import { appendAudit } from "./append-audit";
import { attentionCase } from "./attention-tables";
import type { Transaction } from "./database";
import { queueCaseNotices } from "./queue-notices";

export type CaseRow = typeof attentionCase.$inferSelect;

export type NewCase = {
  readonly id: string;
  readonly kind: AttentionKind;
  readonly livemode: boolean;
  readonly subject: string;
  readonly chargeId: string | null;
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, string>>;
};

/**
 * Opens a case, with its audit entry, in the transaction of what it tells. Null when a case of this kind about
 * this subject is open already: then that one stays.
 */
export async function openCase(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  opened: NewCase,
): Promise<CaseRow | null> {
  const [row] = await transaction
    .insert(attentionCase)
    .values({ ...opened, openedAt: at })
    .onConflictDoNothing()
    .returning();
  if (!row) return null;
  await queueCaseNotices(transaction, row);
  const { id, kind, subject, requestId, chargeId, facts } = opened;
  const entry = { event: "attention.opened", object: requestId ?? chargeId ?? subject };
  await appendAudit(transaction, actor, at, [{ ...entry, facts: { ...facts, caseId: id, kind, subject } }]);
  return row;
}
