import "server-only";
import type { Operator } from "@/lib/core/operator";
import { type Hands, hands } from "@/lib/server/hands";
import { type ApprovalAnswer, type AskedApproval, actOnApproval } from "./act-on-approval";

/** The author takes a waiting request back; what it had set aside is free again. */
export async function withdrawRefund(operator: Operator, asked: AskedApproval): Promise<ApprovalAnswer> {
  return withdrawRefundWith(await hands(), operator, asked);
}

/** The same with given hands. */
export function withdrawRefundWith(
  open: Hands,
  operator: Operator,
  asked: AskedApproval,
): Promise<ApprovalAnswer> {
  return actOnApproval(open, operator, "withdraw", asked, () => ({
    to: "withdrawn",
    change: {},
    facts: { why: asked.words === "" ? "Taken back by whoever asked for it." : asked.words },
  }));
}
