"use server";

import { approvalRight } from "@/lib/core/approval/approval-acts";
import { type ApprovalOutcome, readApprovalAct } from "@/lib/core/approval/approval-form";
import { guard } from "@/lib/server/identity/guard";
import { answerApproval } from "./answer-approval";

/** Does to a waiting request what the form asks for; the right that it takes is the one for that act. */
export async function approvalAction(_previous: ApprovalOutcome, form: FormData): Promise<ApprovalOutcome> {
  const guarded = await guard(approvalRight(readApprovalAct(form)));
  return answerApproval(guarded, readApprovalAct(form), form);
}
