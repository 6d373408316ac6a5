import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/operator";
import { isTied, type RefundDifference } from "@/lib/core/tie-out/tie-out";
import { covers, daysAround, type TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { appendAudit } from "./append-audit";
import { type CaseRow, openCase } from "./attention-rows";
import { attentionCase } from "./attention-tables";
import type { Transaction } from "./database";
import type { DoneTieOut } from "./tie-out-rows";

const kind = "tie_out_unexplained";

/** Refunds that a case names; the comparison's own row has them all. */
const namedMax = 20;

/**
 * Opens the case of a comparison that left an amount unexplained. One case a mode at a time: while the same
 * difference stands, every night finds it again. A comparison of a case's days without any difference closes it.
 */
export async function followTieOut(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  caseId: string,
  done: DoneTieOut,
): Promise<void> {
  if (isTied(done.result)) return settleCases(transaction, actor, at, done);
  const subject = subjectOf(done);
  const facts = factsOf(done);
  const { livemode } = done;
  const about = { kind, subject, livemode, chargeId: null, requestId: null } as const;
  await openCase(transaction, actor, at, { id: caseId, ...about, facts });
}

function subjectOf({ livemode }: DoneTieOut): string {
  return livemode ? "books_live" : "books_test";
}

function factsOf({ id, window, result }: DoneTieOut): Readonly<Record<string, string>> {
  const { from, to } = daysOf(result.differences) ?? window;
  const open = result.sums.filter(({ unexplainedMinor }) => unexplainedMinor !== 0n);
  return {
    tieOutId: id,
    fromAt: from.toISOString(),
    toAt: to.toISOString(),
    unexplained: open.map(({ currency, unexplainedMinor }) => `${unexplainedMinor} ${currency}`).join(", "),
    refunds: result.differences
      .slice(0, namedMax)
      .map(({ refundId }) => refundId)
      .join(", "),
  };
}

/** Null when one of them has no day: then the whole window is in question. */
function daysOf(differences: readonly RefundDifference[]): TieOutWindow | null {
  const instants = differences.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt]));
  return instants.length === differences.length ? daysAround(instants) : null;
}

async function settleCases(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  done: DoneTieOut,
): Promise<void> {
  const isOpen = and(eq(attentionCase.kind, kind), isNull(attentionCase.closedAt));
  const open = await transaction
    .select()
    .from(attentionCase)
    .where(and(isOpen, eq(attentionCase.subject, subjectOf(done))))
    .for("update");
  for (const row of open) {
    if (covers(done.window, daysOfCase(row, done.window))) await settle(transaction, actor, at, row, done.id);
  }
}

function daysOfCase({ facts }: CaseRow, otherwise: TieOutWindow): TieOutWindow {
  const { fromAt, toAt } = facts;
  if (fromAt === undefined || toAt === undefined) return otherwise;
  return { from: new Date(fromAt), to: new Date(toAt) };
}

async function settle(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  { id, subject }: CaseRow,
  tieOutId: string,
): Promise<void> {
  const outcome = "settled_by_itself";
  await transaction.update(attentionCase).set({ outcome, closedAt: at }).where(eq(attentionCase.id, id));
  const facts = { caseId: id, kind, outcome, tieOutId };
  await appendAudit(transaction, actor, at, [{ event: "attention.closed", object: subject, facts }]);
}
