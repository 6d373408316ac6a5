import { type FirstSendNow, type FirstSendVerdict, judgeFirstSend } from "@/lib/core/refund/judge-first-send";

/** What is so at the moment when an approved request is to be sent. */
export type ApprovedNow = FirstSendNow & {
  /** Content and figures are still those that were approved. */
  readonly isAsApproved: boolean;
  readonly mayApproverApprove: boolean;
};

export type ApprovedVerdict =
  | FirstSendVerdict
  /** It goes before a second person once more. */
  | { readonly kind: "lapse"; readonly why: string };

/** Whether an approval still holds when the refund is sent: facts and rights are asked once more. */
export function judgeApproved(now: ApprovedNow): ApprovedVerdict {
  const verdict = judgeFirstSend(now);
  if (verdict.kind !== "send") return verdict;
  if (!now.mayApproverApprove) {
    return { kind: "lapse", why: "Whoever approved it may not approve refunds any more." };
  }
  return now.isAsApproved
    ? { kind: "send" }
    : { kind: "lapse", why: "Something changed between the approval and the sending." };
}

/** A request waits so long for a second person, in milliseconds. */
export const approvalMilliseconds = 72 * 3_600_000;
