import { editableAmount } from "@/lib/core/money/format-money";
import type { CurrencyLimits, LimitSet, LimitsByCurrency } from "./limit-set";
import type { TypedLimitRow, TypedLimits } from "./typed-limits";

/** A version as its form shows it before anybody changes anything. */
export function limitsAsTyped(set: LimitSet, locale: string): TypedLimits {
  const { unlistedCurrencies, isReasonRequired, isTicketRequired, ticketMask, paymentAgeDaysMax } = set;
  return {
    rows: [
      ...rowsOf("agent", set.roles.agent, locale),
      ...rowsOf("lead", set.roles.lead, locale),
      ...set.people.flatMap(({ issuer, subject, limits }) => rowsOf(`${issuer}|${subject}`, limits, locale)),
    ],
    unlistedCurrencies,
    paymentAgeDaysMax: paymentAgeDaysMax === null ? "" : String(paymentAgeDaysMax),
    reasons: set.reasons.map(({ key, label, stripeReason, needsNote }) => ({
      key,
      label,
      stripeReason: stripeReason ?? "",
      needsNote,
    })),
    isReasonRequired,
    isTicketRequired,
    ticketMask,
    notes: Object.entries(set.noteRequiredFrom).map(([currency, from]) => ({
      currency,
      from: editableAmount({ amountMinor: from, currency }, locale),
    })),
    holdAgent: String(set.holdSeconds.agent),
    holdLead: String(set.holdSeconds.lead),
    why: "",
    checkedSha256: "",
    locale,
  };
}

function rowsOf(who: string, limits: LimitsByCurrency, locale: string): TypedLimitRow[] {
  return Object.entries(limits)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, all]) => rowOf(who, currency, all, locale));
}

function rowOf(who: string, currency: string, limits: CurrencyLimits, locale: string): TypedLimitRow {
  const text = (limit: bigint | null) =>
    limit === null ? "" : editableAmount({ amountMinor: limit, currency }, locale);
  return {
    who,
    currency,
    perRefund: text(limits.perRefund),
    perDay: text(limits.perDay),
    perCharge: text(limits.perCharge),
    perCustomer: text(limits.perCustomer),
    stepUpAbove: text(limits.stepUpAbove),
  };
}
