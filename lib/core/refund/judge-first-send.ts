/** What is so at the moment when a request that was not sent at once is to be sent for the first time. */
export type FirstSendNow = {
  readonly mayRequesterRefund: boolean;
  /** Our books and Stripe disagree about the charge: nothing is sent until people have looked. */
  readonly isStopped: boolean;
  /** Stripe shows a refund under the request's number, of which our books know nothing: perhaps an older backup. */
  readonly hasRefundAlready: boolean;
};

export type FirstSendVerdict =
  | { readonly kind: "send" }
  | { readonly kind: "wait" }
  | { readonly kind: "withdraw"; readonly why: string };

/** Whether a request that was held back, or waited for a second person, may still go out: asked once more. */
export function judgeFirstSend(now: FirstSendNow): FirstSendVerdict {
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
  return { kind: "send" };
}
