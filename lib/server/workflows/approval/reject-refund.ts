import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ApprovalAnswer, type AskedApproval, actOnApproval } from "./act-on-approval";

/** Ends a waiting request with a reason; what it had set aside is free again. */
export async function rejectRefund(operator: Operator, asked: AskedApproval): Promise<ApprovalAnswer> {
  return rejectRefundWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function rejectRefundWith(
  open: Hands,
  operator: Operator,
  asked: AskedApproval,
): Promise<ApprovalAnswer> {
  return actOnApproval(open, operator, "reject", asked, (_row, at) => ({
    to: "rejected",
    change: {
      decidedByIssuer: operator.issuer,
      decidedBySubject: operator.subject,
      decidedByName: operator.name,
      decidedAt: at,
      decisionNote: asked.words,
    },
    facts: { why: asked.words },
  }));
}
