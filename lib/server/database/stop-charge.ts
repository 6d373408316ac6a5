import "server-only";
import { createHash } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { AttentionKind } from "@/lib/core/attention/attention-case";
import type { BooksFault } from "@/lib/core/charge/books-fault";
import type { Actor } from "@/lib/core/operator";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { appendAudit } from "./append-audit";
import { openCase } from "./attention-rows";
import { attentionCase } from "./attention-tables";
import { type ChargeRow, changeCharge } from "./charge-rows";
import type { Transaction } from "./database";

/** In whose name and when the books are written. */
export type Writing = { readonly transaction: Transaction; readonly actor: Actor; readonly at: Date };

/**
 * Stops a charge about which our books and Stripe disagree: nothing more is sent for it until people have
 * confirmed the books. Each fault is told once; one that stays at Stripe for ever stops no charge again after
 * it was confirmed. The caller holds the charge's lock.
 */
export async function stopCharge(
  writing: Writing,
  charge: ChargeRow,
  faults: readonly BooksFault[],
): Promise<ChargeRow> {
  let stopped = charge;
  for (const fault of faults) {
    if (await isConfirmed(writing.transaction, fault)) continue;
    stopped = await blockCharge(writing, stopped, fault);
    await openCaseOf(writing, stopped, { kind: "books_disagree", requestId: null, ...fault });
    await point("observe:stopped");
  }
  return stopped;
}

async function isConfirmed(transaction: Transaction, { subject, isLasting }: BooksFault): Promise<boolean> {
  if (!isLasting) return false;
  const [last] = await transaction
    .select({ closedAt: attentionCase.closedAt })
    .from(attentionCase)
    .where(and(eq(attentionCase.kind, "books_disagree"), eq(attentionCase.subject, subject)))
    .orderBy(desc(attentionCase.openedAt))
    .limit(1);
  return last !== undefined && last.closedAt !== null;
}

/** Sets the block, with its row in the audit log, unless it is set already: the first reason stays. */
export async function blockCharge(
  { transaction, actor, at }: Writing,
  charge: ChargeRow,
  { why, facts }: Pick<BooksFault, "why" | "facts">,
): Promise<ChargeRow> {
  if (charge.blockedAt !== null) return charge;
  const { chargeId } = charge;
  const blocked = await changeCharge(transaction, chargeId, { blockedAt: at, blockedWhy: why });
  await appendAudit(transaction, actor, at, [
    { event: "charge.stopped", object: chargeId, facts: { ...facts, why } },
  ]);
  log().error({ chargeId, ...facts, why }, "a charge was stopped");
  return blocked;
}

/** What a case about a charge is about; its number follows from that and the instant. */
export type ChargeCase = Pick<BooksFault, "subject" | "facts" | "why"> & {
  readonly kind: AttentionKind;
  readonly requestId: string | null;
};

export async function openCaseOf(
  { transaction, actor, at }: Writing,
  { chargeId, livemode }: Pick<ChargeRow, "chargeId" | "livemode">,
  { kind, subject, requestId, facts, why }: ChargeCase,
): Promise<void> {
  const parts = JSON.stringify(["case-1", kind, subject, at.toISOString()]);
  const id = `ac_${createHash("sha256").update(parts).digest("hex").slice(0, 32)}`;
  const opened = { id, kind, livemode, subject, chargeId, requestId, facts: { ...facts, why } };
  await openCase(transaction, actor, at, opened);
}
