/** Why something needs a person. One kind, one sentence, one playbook. */
export const attentionKinds = [
  /** Stripe or the bank gave the money back: the customer has not got it. */
  "refund_failed",
  "refund_canceled",
  /** Stripe has asked the customer for bank details and waits. */
  "customer_must_act",
  /** Sent, never answered, and Stripe shows nothing: only people can tell. */
  "outcome_unknown",
  /** Somebody refunded outside the console while a request was open. */
  "outside_collision",
  /** A figure of ours is not the sum of its rows, or a refund contradicts its request: the charge is stopped. */
  "books_disagree",
  /** Stripe shows a refund of ours of which our books have lost the row: the charge is stopped. */
  "recovered_from_stripe",
  /** A comparison with Stripe's own books left an amount unexplained. */
  "tie_out_unexplained",
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** How a case ended. `not_executed` and `send_anew` decide about money and take two people. */
export const attentionOutcomes = [
  "paid_another_way",
  "refunded_anew",
  "customer_informed",
  "nothing_owed",
  "not_executed",
  "send_anew",
  "accepted_as_is",
  "books_confirmed",
  /** The console saw by itself that nothing is left to do. */
  "settled_by_itself",
] as const;
export type AttentionOutcome = (typeof attentionOutcomes)[number];
