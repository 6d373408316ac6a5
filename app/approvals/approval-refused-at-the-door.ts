import "server-only";
import type { ApprovalAct } from "@/lib/core/approval/approval-acts";
import type { ApprovalMessage, ApprovalOutcome, TypedApproval } from "@/lib/core/approval/approval-form";
import { type RefusalCode, signInAddress } from "@/lib/server/identity/sign-in-address";

/** What the guard's refusal means for the person at a waiting request; nothing typed is lost. */
export function approvalRefusedAtTheDoor(
  code: RefusalCode,
  act: ApprovalAct | null,
  typed: TypedApproval,
): ApprovalOutcome {
  const returnTo = `/approvals/${encodeURIComponent(typed.requestId)}`;
  return {
    kind: "refused",
    act,
    messages: [sentences[code]],
    typed,
    signInAddress: signInAddress(code, returnTo),
  };
}

const sentences: Record<RefusalCode, ApprovalMessage> = {
  unauthenticated: {
    field: "form",
    text: "You are signed out, so nothing was done.",
    help: "Sign in in a new tab, come back here and press the button again: what you typed stays.",
  },
  stale: {
    field: "form",
    text: "Your rights have to be confirmed again before you decide. Nothing was done.",
    help: "Confirm in a new tab, come back here and press the button again: what you typed stays.",
  },
  forbidden: {
    field: "form",
    text: "Your role does not include this. Nothing was done.",
    help: "A second person’s yes or no is for team leads.",
  },
  cross_origin: {
    field: "form",
    text: "This form was not sent from Refund Console itself, so nothing was done.",
    help: "Open the request again and send the form from there.",
  },
};
