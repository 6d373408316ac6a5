import "server-only";
import { desc, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/operator";
import type { TieOut } from "@/lib/core/tie-out/tie-out";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { appendAudit } from "./append-audit";
import { type TieOutDifference, type TieOutLine, tieOut as tieOutTable } from "./attention-tables";
import type { Database, Transaction } from "./database";

export type TieOutRow = typeof tieOutTable.$inferSelect;

/** A comparison as it is written down. */
export type DoneTieOut = {
  readonly id: string;
  readonly livemode: boolean;
  readonly window: TieOutWindow;
  readonly result: TieOut;
};

/** Differences that a row keeps one by one; the sums count them all. */
const differencesMax = 1_000;

/** Writes a comparison down, with its audit entry. */
export async function writeTieOut(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  { id, livemode, window, result }: DoneTieOut,
): Promise<TieOutRow> {
  const lines = result.sums.map(toLine);
  const differences = result.differences.slice(0, differencesMax).map(toKept);
  const span = { fromAt: window.from, toAt: window.to };
  const [row] = await transaction
    .insert(tieOutTable)
    .values({ id, livemode, ...span, endedAt: at, lines, differences })
    .returning();
  if (!row) throw new Error(`the comparison ${id} was not written`);
  const facts = { ...span, lines, differences: result.differences.length };
  await appendAudit(transaction, actor, at, [{ event: "tie_out.done", object: id, facts }]);
  return row;
}

/** The newest comparisons of one mode, the newest first. */
export function listTieOuts(database: Database, livemode: boolean, count: number): Promise<TieOutRow[]> {
  return database
    .select()
    .from(tieOutTable)
    .where(eq(tieOutTable.livemode, livemode))
    .orderBy(desc(tieOutTable.endedAt))
    .limit(count);
}

function toLine(sums: TieOut["sums"][number]): TieOutLine {
  return {
    currency: sums.currency,
    ledgerMinor: String(sums.ledgerMinor),
    refundsMinor: String(sums.refundsMinor),
    balanceMinor: String(sums.balanceMinor),
    waitingMinor: String(sums.waitingMinor),
    unexplainedMinor: String(sums.unexplainedMinor),
  };
}

function toKept(difference: TieOut["differences"][number]): TieOutDifference {
  const { refundId, chargeId, currency, unexplainedMinor, why } = difference;
  return { refundId, chargeId, currency, unexplainedMinor: String(unexplainedMinor), why };
}
