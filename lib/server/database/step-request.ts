import "server-only";
import { caseSteps } from "@/lib/core/attention/case-steps";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { Actor } from "@/lib/core/operator";
import { assertLegalStep, ledgerDelta, type RefundState } from "@/lib/core/refund/refund-ledger";
import { point } from "@/lib/server/point";
import { appendAudit } from "./append-audit";
import { openCase } from "./attention-rows";
import { caseOfStep, settleCase } from "./cases-of-step";
import { type ChargeRow, moveOnCharge } from "./charge-rows";
import type { Transaction } from "./database";
import { queueNotices } from "./queue-notices";
import { changeRequest, type RequestChange, type RequestRow } from "./request-rows";

/** One step of a request's life: where to, what else changes in its row, and what shows that it is so. */
export type RequestStep = {
  readonly to: RefundState;
  readonly change: RequestChange;
  readonly facts: Readonly<Record<string, unknown>>;
  /** As Stripe shows it, for a step that rests on that. */
  readonly refund?: ChargeRefund;
};

/**
 * Takes one step: the row, the charge's figures and the audit entry change together, and so do the cases for
 * people that begin or end with it. The caller holds the charge's lock.
 * @throws Error for a step that the table of the ledger does not know.
 */
export async function stepRequest(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  row: RequestRow,
  step: RequestStep,
): Promise<RequestRow> {
  return (await takeStep(transaction, actor, at, row, step)).row;
}

/** The same, and the charge's row where its figures changed with it. */
export async function takeStep(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  row: RequestRow,
  { to, change, facts, refund }: RequestStep,
): Promise<{ readonly row: RequestRow; readonly charge: ChargeRow | null }> {
  assertLegalStep(row, { ...row, ...change, state: to });
  const movedMinor = change.movedMinor ?? row.movedMinor ?? row.amountMinor;
  const delta = ledgerDelta(row.state, to, { reservedMinor: row.amountMinor, movedMinor });
  const stepped = await changeRequest(transaction, row.id, { looks: 0, ...change, state: to, updatedAt: at });
  await point("step:row-changed");
  const charge = await moveOnCharge(transaction, row.chargeId, delta);
  await point("step:figures-moved");
  const entry = { event: `refund.${to}`, object: row.id, facts: { from: row.state, to, ...facts } };
  const { opens, settles } = caseSteps(row, stepped);
  const settled = settles === null ? [] : await settleCase(transaction, at, settles, stepped);
  await queueNotices(transaction, stepped, at);
  await appendAudit(transaction, actor, at, [entry, ...settled]);
  await point("step:audited");
  if (opens !== null) {
    await openCase(transaction, actor, at, caseOfStep(opens, stepped, at, { refund, facts }));
  }
  return { row: stepped, charge };
}
