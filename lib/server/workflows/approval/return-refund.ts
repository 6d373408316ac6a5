import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ApprovalAnswer, type AskedApproval, actOnApproval } from "./act-on-approval";

/** Sends a waiting request back to its author with a question; it keeps what it has set aside. */
export async function returnRefund(operator: Operator, asked: AskedApproval): Promise<ApprovalAnswer> {
  return returnRefundWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function returnRefundWith(
  open: Hands,
  operator: Operator,
  asked: AskedApproval,
): Promise<ApprovalAnswer> {
  return actOnApproval(open, operator, "return", asked, () => ({
    to: "returned",
    change: {
      question: asked.words,
      questionByIssuer: operator.issuer,
      questionBySubject: operator.subject,
      questionByName: operator.name,
      answer: null,
    },
    facts: { question: asked.words },
  }));
}
