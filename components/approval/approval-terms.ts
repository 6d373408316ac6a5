import type { ApprovalAct } from "@/lib/core/approval/approval-acts";
import { decideApprovalAct } from "@/lib/core/approval/approval-acts";
import type { ApprovalView } from "@/lib/core/approval/approval-view";
import { formatMoney } from "@/lib/core/money/format-money";

/** What the forms about a waiting request show and send along, all as text. */
export type ApprovalTerms = {
  readonly requestId: string;
  readonly shownSha256: string;
  readonly amountText: string;
  /** What this person can do now. */
  readonly acts: readonly ApprovalAct[];
  /** Why there is nothing to do, in a sentence; null where there is something. */
  readonly hint: string | null;
};

const decisions = ["approve", "reject", "return"] as const;
const answers = ["answer", "withdraw"] as const;

/** The same law that the workflow asks: no form is shown that would be refused. */
export function approvalTerms(view: ApprovalView): ApprovalTerms {
  const { refund } = view.refundView;
  const person = view.isOwn ? refund.requester : { issuer: "", subject: "" };
  const goes = (act: ApprovalAct) =>
    decideApprovalAct(
      act,
      {
        state: refund.state,
        needsApproval: true,
        requester: refund.requester,
        decidedBy: null,
        dueAt: view.dueAt,
      },
      person,
      { isAsSeen: view.shownSha256 !== null, now: view.now },
    ).kind === "go";
  const acts = [
    ...(view.mayApprove ? decisions.filter(goes) : []),
    ...(view.mayRequest ? answers.filter(goes) : []),
  ];
  return {
    requestId: refund.id,
    // A form needs one also where nothing can be approved.
    shownSha256: view.shownSha256 ?? "0".repeat(64),
    amountText: formatMoney(refund.amount, view.locale),
    acts,
    hint: hintOf(view, acts),
  };
}

function hintOf(view: ApprovalView, acts: readonly ApprovalAct[]): string | null {
  const { state } = view.refundView.refund;
  if (state === "returned" && !view.isOwn) return "It waits for its author’s answer.";
  if (state !== "awaiting_approval") return null;
  if (view.isOwn) return "You asked for this, so somebody else has to agree.";
  if (!view.mayApprove) return "A team lead has to agree.";
  return acts.includes("approve") ? null : "Stripe has to be asked first: reload the page in a moment.";
}
