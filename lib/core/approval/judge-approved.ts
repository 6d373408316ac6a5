/** What is so at the moment when an approved request is to be sent. */
export type ApprovedNow = {
  /** Content and figures are still those that were approved. */
  readonly isAsApproved: boolean;
  readonly mayRequesterRefund: boolean;
  readonly mayApproverApprove: boolean;
  /** Our books and Stripe disagree about the charge: nothing is sent until people have looked. */
  readonly isStopped: boolean;
  /** Stripe shows a refund under the request's number, of which our books know nothing: perhaps an older backup. */
  readonly hasRefundAlready: boolean;
};

export type ApprovedVerdict =
  | { readonly kind: "send" }
  | { readonly kind: "wait" }
  /** It goes before a second person once more. */
  | { readonly kind: "lapse"; readonly why: string }
  | { readonly kind: "withdraw"; readonly why: string };

/** Whether an approval still holds when the refund is sent: facts and rights are asked once more. */
export function judgeApproved(now: ApprovedNow): ApprovedVerdict {
  if (now.isStopped) return { kind: "wait" };
  if (now.hasRefundAlready) {
    return {
      kind: "withdraw",
      why: "Stripe shows a refund under its number already, so no other one was sent.",
    };
  }
  if (!now.mayRequesterRefund) {
    return { kind: "withdraw", why: "Whoever asked for it may not make refunds any more." };
  }
  if (!now.mayApproverApprove) {
    return { kind: "lapse", why: "Whoever approved it may not approve refunds any more." };
  }
  return now.isAsApproved
    ? { kind: "send" }
    : { kind: "lapse", why: "Something changed between the approval and the sending." };
}

/** A request waits so long for a second person, in milliseconds. */
export const approvalMilliseconds = 72 * 3_600_000;
