import "server-only";
import type { AttentionCase } from "@/lib/core/attention/attention-view";
import { type CaseAct, type CaseRefusal, decideAct, rightFor } from "@/lib/core/attention/case-acts";
import { mayDo, type Operator } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import {
  type CaseChange,
  changeCase,
  findCase,
  type KnownCase,
  lockCase,
  toAttentionCase,
} from "@/lib/server/database/case-rows";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import { lockRequest } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";

/** The case that a person acts on, and in which version that person saw it. */
export type SeenCase = { readonly caseId: string; readonly version: string };

export type ActAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly refusal: CaseRefusal };

/** A case under its lock, and who acts on it when. */
export type LockedCase = {
  readonly transaction: Transaction;
  readonly operator: Operator;
  readonly at: Date;
  readonly known: KnownCase;
  readonly one: AttentionCase;
};

type CarryOut = (locked: LockedCase) => Promise<CaseRefusal | null>;

/**
 * The road of every act on a case: lock its charge, its request and itself, decide by what is so now, and only
 * then change anything. A refusal of `carryOut` must come before its first change.
 * @throws Error for somebody without the right: the door lets nobody in who has not got it.
 */
export async function actOnCase(
  open: Hands,
  operator: Operator,
  { caseId, version }: SeenCase,
  act: CaseAct,
  carryOut: CarryOut,
): Promise<ActAnswer> {
  if (!mayDo(operator.roles, rightFor(act.kind))) throw new Error(`${operator.subject} may not ${act.kind}`);
  const seen = await findCase(open.database, caseId);
  if (!seen || seen.row.livemode !== open.livemode) return refused({ kind: "absent" });
  return inTransaction(open.database, async (transaction) => {
    const known = await lockAll(transaction, seen);
    const one = toAttentionCase(known);
    const decision = decideAct(act, one, operator, version);
    if (decision.kind === "done") return { kind: "done" };
    if (decision.kind === "refuse") return refused(decision.refusal);
    const refusal = await carryOut({ transaction, operator, at: open.clock.now(), known, one });
    return refusal === null ? { kind: "done" } : refused(refusal);
  });
}

/** Charge, request, case: the one order of locks. Which they are does not change in a case's life. */
async function lockAll(transaction: Transaction, { row }: KnownCase): Promise<KnownCase> {
  if (row.chargeId !== null) await lockCharge(transaction, row.chargeId);
  const request = row.requestId === null ? null : await lockRequest(transaction, row.requestId);
  return { row: await lockCase(transaction, row.id), request };
}

/** Changes the case and tells of it in the audit log, under what the case is about. */
export async function changeLockedCase(
  { transaction, operator, at, known }: LockedCase,
  event: `attention.${string}`,
  change: CaseChange,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { id: caseId, kind, requestId, chargeId, subject } = known.row;
  await changeCase(transaction, caseId, change);
  const object = requestId ?? chargeId ?? subject;
  await appendAudit(transaction, operator, at, [{ event, object, facts: { caseId, kind, ...facts } }]);
}

function refused(refusal: CaseRefusal): ActAnswer {
  return { kind: "refused", refusal };
}
