import type { AttentionKind, AttentionOutcome } from "./attention-case";

/** What a person can close a case with. */
export type ChosenOutcome = Exclude<AttentionOutcome, "settled_by_itself">;

const outcomes: Record<AttentionKind, readonly ChosenOutcome[]> = {
  refund_failed: ["paid_another_way", "refunded_anew", "nothing_owed"],
  refund_canceled: ["paid_another_way", "refunded_anew", "nothing_owed"],
  // The money is still on its way: paid another way as well, the customer would have it twice.
  customer_must_act: ["customer_informed"],
  outcome_unknown: ["not_executed", "send_anew"],
  outside_collision: ["accepted_as_is", "customer_informed"],
  // Nothing else may end these: the payment stays stopped until its books are confirmed.
  books_disagree: ["books_confirmed"],
  recovered_from_stripe: ["books_confirmed"],
  tie_out_unexplained: ["books_confirmed", "accepted_as_is"],
};

/** What a case of this kind may be closed with by people. */
export function outcomesOf(kind: AttentionKind): readonly ChosenOutcome[] {
  return outcomes[kind];
}

/** True for an outcome that decides about money nobody can see: one person proposes it, another one confirms. */
export function takesTwoPeople(outcome: AttentionOutcome): boolean {
  return outcome === "not_executed" || outcome === "send_anew";
}

/** True for a case because of which nothing is sent for its payment. */
export function stopsCharge(kind: AttentionKind): boolean {
  return kind === "books_disagree" || kind === "recovered_from_stripe";
}

const labels: Record<AttentionOutcome, string> = {
  paid_another_way: "Paid another way",
  refunded_anew: "Refunded anew",
  customer_informed: "Customer informed",
  nothing_owed: "Nothing is owed",
  not_executed: "Not executed",
  send_anew: "Send anew",
  accepted_as_is: "Accepted as it is",
  books_confirmed: "Books confirmed",
  settled_by_itself: "Settled by itself",
};

export function outcomeLabel(outcome: AttentionOutcome): string {
  return labels[outcome];
}

const meanings: Record<AttentionOutcome, string> = {
  paid_another_way: "The customer has the money by another road, such as a bank transfer.",
  refunded_anew: "Another refund of the same payment was made, and it arrived.",
  customer_informed: "The customer knows what to do, and nobody here has to do anything.",
  nothing_owed: "The customer is not to get this money.",
  not_executed: "Stripe never carried it out: the request ends as failed and its amount is free again.",
  send_anew:
    "Stripe never carried it out and the customer is owed the money: it is sent once more, under a new key.",
  accepted_as_is: "It was looked at, and it may stay as it is.",
  books_confirmed: "Our books and Stripe were compared and agree. A stopped payment can be refunded again.",
  settled_by_itself: "Nothing was left to do.",
};

/** What an outcome says about the customer's money. */
export function outcomeMeaning(outcome: AttentionOutcome): string {
  return meanings[outcome];
}
