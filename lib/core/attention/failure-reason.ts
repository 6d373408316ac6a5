/** Why a refund failed, as Stripe names it. Source: Refund object, `failure_reason`, API 2026-10-28.endive. */
export const failureReasons = [
  "lost_or_stolen_card",
  "expired_or_canceled_card",
  "charge_for_pending_refund_disputed",
  "insufficient_funds",
  "declined",
  "merchant_request",
  "unknown",
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** What a failure means: a reason that can be told to the customer, and what to do about it. */
export type FailurePlan = {
  /** The end of a sentence that begins with “because”. */
  readonly because: string;
  readonly steps: readonly [string, ...string[]];
};

const askForAccount = "Ask the customer for another way to be paid, such as a bank account.";
const payThere = "Pay the amount there; the money is back in your Stripe balance.";
const noSecondTry = "Do not refund to the same card again: it would fail the same way.";

const plans: Record<FailureReason, FailurePlan> = {
  lost_or_stolen_card: {
    because: "the card was reported lost or stolen",
    steps: [askForAccount, payThere, noSecondTry],
  },
  expired_or_canceled_card: {
    because: "the card has expired or was canceled",
    steps: [askForAccount, payThere, noSecondTry],
  },
  charge_for_pending_refund_disputed: {
    because: "the customer disputed the payment at the bank while the refund was on its way",
    steps: [
      "Do not pay the customer: the dispute decides about this money.",
      "Answer the dispute in Stripe, or accept it there if the customer is right.",
    ],
  },
  insufficient_funds: {
    because: "the balance at Stripe was too low",
    steps: ["Ask finance to top up the balance at Stripe.", "Then refund again from the payment’s page."],
  },
  declined: {
    because: "the customer’s bank declined it",
    steps: [
      "Ask the customer whether the card or account is still open, or for another way to be paid.",
      "If it is open, refund again from the payment’s page; otherwise pay the other way.",
    ],
  },
  merchant_request: {
    because: "somebody in your company stopped it in Stripe",
    steps: [
      "Find out who stopped it and why; Stripe’s Dashboard shows it with the refund.",
      "If the customer is still owed the money, refund again from the payment’s page.",
    ],
  },
  unknown: {
    because: "the bank sent it back and gave no reason",
    steps: [
      "Ask the customer whether the card or account is still open, and for another way to be paid.",
      payThere,
      "If the customer insists on the old way, ask Stripe support first, with the refund’s id.",
    ],
  },
};

/** The plan for a reason; the list is open at Stripe, so a reason that nobody knows yet has one as well. */
export function failurePlan(reason: string | undefined): FailurePlan {
  const known = failureReasons.find((one) => one === reason);
  if (known !== undefined) return plans[known];
  if (reason === undefined || reason === "") return plans.unknown;
  return { ...plans.unknown, because: `Stripe gives “${reason.replaceAll("_", " ")}” as the reason` };
}
