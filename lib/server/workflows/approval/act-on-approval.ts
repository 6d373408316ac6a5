import "server-only";
import {
  type ApprovalAct,
  type ApprovalRefusal,
  approvalRight,
  decideApprovalAct,
  type WaitingRequest,
} from "@/lib/core/approval/approval-acts";
import { mayDo, type Operator } from "@/lib/core/operator";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { findRequest, lockRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { type RequestStep, stepRequest } from "@/lib/server/database/step-request";
import type { Hands } from "@/lib/server/hands";

/** The request that a person acts on, as that person saw it, and what they typed. */
export type AskedApproval = {
  readonly requestId: string;
  /** Of content and figures that the page showed. */
  readonly seenSha256: string;
  readonly words: string;
};

export type ApprovalAnswer =
  | { readonly kind: "done"; readonly row: RequestRow }
  | { readonly kind: "refused"; readonly refusal: ApprovalRefusal };

/**
 * The road of every act that sends nothing: lock charge and request, decide by what is so now, step.
 * @throws Error for somebody without the right: the door lets nobody in who has not got it.
 */
export async function actOnApproval(
  open: Hands,
  operator: Operator,
  act: Exclude<ApprovalAct, "approve">,
  { requestId }: AskedApproval,
  stepOf: (row: RequestRow, at: Date) => RequestStep,
): Promise<ApprovalAnswer> {
  assertMay(operator, act);
  const seen = await findRequest(open.database, requestId);
  if (!seen || seen.livemode !== open.livemode) return refused({ kind: "absent" });
  return inTransaction(open.database, async (transaction): Promise<ApprovalAnswer> => {
    await lockCharge(transaction, seen.chargeId);
    const row = await lockRequest(transaction, requestId);
    const at = open.clock.now();
    const decision = decideApprovalAct(act, toWaiting(row), operator, { isAsSeen: true, now: at });
    if (decision.kind === "done") return { kind: "done", row };
    if (decision.kind === "refuse") return refused(decision.refusal);
    return { kind: "done", row: await stepRequest(transaction, operator, at, row, stepOf(row, at)) };
  });
}

export function assertMay(operator: Operator, act: ApprovalAct): void {
  if (!mayDo(operator.roles, approvalRight(act))) throw new Error(`${operator.subject} may not ${act}`);
}

export function refused(refusal: ApprovalRefusal): Extract<ApprovalAnswer, { kind: "refused" }> {
  return { kind: "refused", refusal };
}

/** The row as the law of approvals looks at it. */
export function toWaiting(row: RequestRow): WaitingRequest {
  const { decidedByIssuer: issuer, decidedBySubject: subject, decidedByName: name } = row;
  return {
    state: row.state,
    needsApproval: row.overLimits !== null,
    requester: { issuer: row.requesterIssuer, subject: row.requesterSubject },
    decidedBy: issuer === null || subject === null ? null : { issuer, subject, name: name ?? "" },
    dueAt: row.approvalDueAt,
  };
}
