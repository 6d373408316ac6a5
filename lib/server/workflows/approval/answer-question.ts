import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ApprovalAnswer, type AskedApproval, actOnApproval } from "./act-on-approval";

/** The author answers, and the request is before a second person again. */
export async function answerQuestion(operator: Operator, asked: AskedApproval): Promise<ApprovalAnswer> {
  return answerQuestionWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function answerQuestionWith(
  open: Hands,
  operator: Operator,
  asked: AskedApproval,
): Promise<ApprovalAnswer> {
  return actOnApproval(open, operator, "answer", asked, () => ({
    to: "awaiting_approval",
    change: { answer: asked.words },
    facts: { answer: asked.words },
  }));
}
