import { formatMoney } from "@/lib/core/money/format-money";
import type { Money } from "@/lib/core/money/money";
import type { AttentionKind } from "./attention-case";
import { failurePlan } from "./failure-reason";

export type CaseFacts = Readonly<Record<string, string>>;

/** What a case is about, as far as its words need it. */
export type CaseSubject = {
  readonly kind: AttentionKind;
  readonly facts: CaseFacts;
  readonly amount: Money | null;
};

const kindLabels: Record<AttentionKind, string> = {
  refund_failed: "Refund failed",
  refund_canceled: "Refund canceled",
  customer_must_act: "Customer must answer",
  outcome_unknown: "Outcome unknown",
  outside_collision: "Refunded elsewhere as well",
  books_disagree: "Books disagree",
  recovered_from_stripe: "Recovered from Stripe",
  tie_out_unexplained: "Unexplained amount",
};

export function kindLabel(kind: AttentionKind): string {
  return kindLabels[kind];
}

/** What is so, in one or two sentences with the case's facts. */
export function caseSentence({ kind, facts, amount }: CaseSubject, locale: string): string {
  const sum = amount === null ? null : formatMoney(amount, locale);
  switch (kind) {
    case "refund_failed":
      return `The refund failed because ${failurePlan(facts.failureReason).because}. The customer has not got the money.`;
    case "refund_canceled":
      return `The refund was canceled because ${failurePlan(facts.failureReason).because}. The customer has not got the money.`;
    case "customer_must_act":
      return `Stripe has asked ${facts.email ?? "the customer"} for bank details. ${deadline(facts, locale)}`;
    case "outcome_unknown":
      return `Nobody knows whether this refund was carried out, so its amount stays set aside${reason(facts)}.`;
    case "outside_collision":
      return `${named(facts) ?? "A refund"}${sum === null ? "" : ` of ${sum}`} was made outside Refund Console while a refund of ours was under way.`;
    case "books_disagree":
      return `Our books and Stripe disagree about this payment${reason(facts)}. Nothing is sent for it meanwhile.`;
    case "recovered_from_stripe":
      return `Stripe shows ${named(facts) ?? "a refund"}, which is ours and was missing in our books. Nothing is sent for this payment meanwhile.`;
    case "tie_out_unexplained":
      return `The comparison with Stripe’s books left ${unexplained(facts, locale) ?? sum ?? "an amount"} unexplained${reason(facts)}.`;
  }
}

function reason({ why }: CaseFacts): string {
  return why === undefined || why === "" ? "" : `: ${why.replace(/[.:;,\s]+$/, "")}`;
}

function named({ refundId }: CaseFacts): string | undefined {
  return refundId === undefined ? undefined : `Refund ${refundId}`;
}

/** A comparison names its sums as minor units and currency, such as `1500 eur, -30 usd`. */
function unexplained({ unexplained: sums = "" }: CaseFacts, locale: string): string | null {
  const read = [...sums.matchAll(/(-?\d{1,18}) ([a-z]{3})/g)].flatMap(([, minor, currency]) =>
    minor && currency ? [formatMoney({ amountMinor: BigInt(minor), currency }, locale)] : [],
  );
  return read.length === 0 ? null : read.join(", ");
}

function deadline({ actionExpiresAt }: CaseFacts, locale: string): string {
  const at = new Date(actionExpiresAt ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return "Without an answer the refund fails.";
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
  return `Without an answer by ${day} the refund fails.`;
}
