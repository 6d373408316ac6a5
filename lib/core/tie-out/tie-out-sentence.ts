import type { TieOutReason } from "./compare-refund";

const sentences: Record<TieOutReason, string> = {
  not_in_our_books: "Stripe has this refund; our books do not.",
  not_at_stripe: "Our books have this refund; Stripe does not.",
  currency_differs: "Our books have it in another currency than Stripe.",
  books_differ: "Our books and Stripe’s refund name different sums.",
  balance_without_refund: "Money moved on Stripe’s balance for a refund that Stripe does not list.",
  not_taken_from_balance: "The refund is done, and no money has left Stripe’s balance for it.",
  not_returned_to_balance: "The refund failed, and the money has not come back to Stripe’s balance.",
  rate_does_not_fit: "The sum on Stripe’s balance is not the refund at the rate that stands beside it.",
  balance_differs: "Stripe’s refund and Stripe’s balance name different sums.",
};

/** Why an amount is unexplained, in a sentence for whoever keeps the books. */
export function tieOutSentence(why: TieOutReason): string {
  return sentences[why];
}
