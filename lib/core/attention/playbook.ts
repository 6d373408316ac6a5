import type { AttentionKind } from "./attention-case";
import type { CaseFacts } from "./case-words";
import { failurePlan } from "./failure-reason";

/** What to do about a case, the next step first. */
export type Playbook = readonly [string, ...string[]];

type FixedKind = Exclude<AttentionKind, "refund_failed" | "refund_canceled">;

const fixed: Record<FixedKind, Playbook> = {
  customer_must_act: [
    "Ask the customer to answer Stripe’s e-mail, which may lie among the spam.",
    "If the address is wrong, cancel the refund, whose page says where, and refund again to the right one.",
    "Do not pay another way while the refund waits: the customer would have the money twice.",
  ],
  outcome_unknown: [
    "Ask Stripe support whether the request with this key was carried out, or look for it in the Dashboard’s request log.",
    "Do not refund this by other means: the money may still go out.",
    "Propose what follows from Stripe’s answer; a second person confirms it.",
  ],
  outside_collision: [
    "Compare both refunds with the ticket: was the customer to get both?",
    "If not, agree with the customer or with finance how the surplus comes back.",
    "Ask whoever uses Stripe’s Dashboard to refund here instead.",
  ],
  books_disagree: [
    "Compare the refunds on the payment’s page with those in Stripe’s Dashboard, one by one.",
    "Ask an administrator where a refund is missing or has another amount.",
    "Confirm the books once they agree: only then can this payment be refunded again.",
  ],
  recovered_from_stripe: [
    "Find out why the row was lost: usually the database was restored from a backup.",
    "Compare the refund’s amount and reason with its ticket.",
    "Confirm the books once they agree: only then can this payment be refunded again.",
  ],
  tie_out_unexplained: [
    "Look at each difference of the comparison, beginning with the largest amount.",
    "Ask finance or Stripe support about a difference that our books do not explain.",
  ],
};

/** The playbook of a case, by its kind and, for a refund that fell back, by Stripe's reason. */
export function playbookOf(kind: AttentionKind, facts: CaseFacts): Playbook {
  if (kind !== "refund_failed" && kind !== "refund_canceled") return fixed[kind];
  return failurePlan(facts.failureReason).steps;
}

/** What can still happen after one of the two outcomes that nobody can prove: to be read before deciding. */
export const lateExecutionWarnings = {
  not_executed:
    "Stripe may carry out a request that it answered with an error of its own (500) at any later time. The customer would then get this refund although it is called failed here.",
  send_anew:
    "Stripe may carry out a request that it answered with an error of its own (500) at any later time. If it does so after this, that is a second refund.",
} as const;
