import "server-only";
import { refresh } from "next/cache";
import type { ApprovalAct } from "@/lib/core/approval/approval-acts";
import {
  type ApprovalMessage,
  type ApprovalOutcome,
  type AskedApproval,
  approvalSchemas,
  emptyTypedApproval,
  readTypedApproval,
  type TypedApproval,
} from "@/lib/core/approval/approval-form";
import { approvalRefusalMessage } from "@/lib/core/approval/approval-refusal";
import type { Operator } from "@/lib/core/operator";
import { refundStateSentence } from "@/lib/core/sentences";
import type { GuardResult } from "@/lib/server/identity/guard";
import { readLocale } from "@/lib/server/reads/locale";
import type { ApprovalAnswer } from "@/lib/server/workflows/approval/act-on-approval";
import { answerQuestion } from "@/lib/server/workflows/approval/answer-question";
import { approveRefund } from "@/lib/server/workflows/approval/approve-refund";
import { rejectRefund } from "@/lib/server/workflows/approval/reject-refund";
import { returnRefund } from "@/lib/server/workflows/approval/return-refund";
import { withdrawRefund } from "@/lib/server/workflows/approval/withdraw-refund";
import { approvalRefusedAtTheDoor } from "./approval-refused-at-the-door";

type Workflow = (operator: Operator, asked: AskedApproval) => Promise<ApprovalAnswer>;

const workflows: Record<ApprovalAct, Workflow> = {
  approve: approveRefund,
  reject: rejectRefund,
  return: returnRefund,
  answer: answerQuestion,
  withdraw: withdrawRefund,
};

/** What follows the guard: parse, call, and the answer with what was typed. */
export async function answerApproval(
  guarded: GuardResult,
  act: ApprovalAct | null,
  form: unknown,
): Promise<ApprovalOutcome> {
  const typed = readTypedApproval(form);
  if (!guarded.ok) return approvalRefusedAtTheDoor(guarded.code, act, typed ?? emptyTypedApproval);
  if (act === null || typed === null) return refused(act, [mangled], typed ?? emptyTypedApproval);
  const parsed = approvalSchemas[act].safeParse(typed);
  if (!parsed.success) return refused(act, parsed.error.issues.map(toMessage), typed);
  const answer = await workflows[act](guarded.operator, parsed.data);
  refresh();
  if (answer.kind === "done") return { kind: "done", sentence: doneSentence(act, answer) };
  const message = approvalRefusalMessage(answer.refusal, await readLocale());
  return refused(act, [{ field: "form", ...message }], typed);
}

function doneSentence(act: ApprovalAct, { row }: Extract<ApprovalAnswer, { kind: "done" }>): string {
  switch (act) {
    case "approve":
      return `Approved. ${refundStateSentence(row.state, row.unknownMode)}.`;
    case "reject":
      return "Rejected. Nothing was sent, and the amount is free again.";
    case "return":
      return "Sent back with your question. It waits for an answer.";
    case "answer":
      return "Answered. It is before a second person again.";
    case "withdraw":
      return "Taken back. Nothing was sent, and the amount is free again.";
  }
}

function refused(
  act: ApprovalAct | null,
  messages: readonly ApprovalMessage[],
  typed: TypedApproval,
): ApprovalOutcome {
  return { kind: "refused", act, messages, typed, signInAddress: null };
}

function toMessage({ path, message }: { path: PropertyKey[]; message: string }): ApprovalMessage {
  return { field: path[0] === "words" ? "words" : "form", text: message };
}

const mangled: ApprovalMessage = {
  field: "form",
  text: "This form arrived damaged, so nothing was done.",
  help: "Open the request again.",
};
