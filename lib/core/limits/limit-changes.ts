import { formatMoney } from "@/lib/core/money/format-money";
import { reasonLabel } from "@/lib/core/sentences";
import { limitColumns } from "./decide-limits";
import type { CompanyReason, CurrencyLimits, LimitSet, LimitsByCurrency } from "./limit-set";
import { limitColumnWords } from "./limit-words";

/** One thing that a new version changes, in words: what it was and what it becomes. */
export type LimitChange = { readonly what: string; readonly from: string; readonly to: string };

/** All that differs between two versions; nothing is left out, so that a second person can agree to it. */
export function limitChanges(before: LimitSet, after: LimitSet, locale: string): LimitChange[] {
  return [
    ...tableChanges("Agents", before.roles.agent, after.roles.agent, locale),
    ...tableChanges("Leads", before.roles.lead, after.roles.lead, locale),
    ...peopleChanges(before, after, locale),
    ...textChanges(before, after),
    ...reasonChanges(before.reasons, after.reasons),
    ...noteChanges(before, after, locale),
    ...changed("Agents’ refunds held back", holdText(before, "agent"), holdText(after, "agent")),
    ...changed("Leads’ refunds held back", holdText(before, "lead"), holdText(after, "lead")),
  ];
}

function tableChanges(
  who: string,
  before: LimitsByCurrency,
  after: LimitsByCurrency,
  locale: string,
): LimitChange[] {
  return keysOf(before, after).flatMap((currency) => {
    const [from, to] = [before[currency], after[currency]];
    return limitColumns.flatMap((column) =>
      changed(
        `${who}, ${currency.toUpperCase()}, ${limitColumnWords(column)}`,
        limitText(from, column, currency, locale),
        limitText(to, column, currency, locale),
      ),
    );
  });
}

function limitText(
  limits: CurrencyLimits | undefined,
  column: keyof CurrencyLimits,
  currency: string,
  locale: string,
): string {
  if (limits === undefined) return "not listed";
  const limit = limits[column];
  if (limit === null && column === "stepUpAbove") return "never";
  return limit === null ? "no limit" : formatMoney({ amountMinor: limit, currency }, locale);
}

function keyOf({ issuer, subject }: LimitSet["people"][number]): string {
  return `${issuer}|${subject}`;
}

function peopleChanges(before: LimitSet, after: LimitSet, locale: string): LimitChange[] {
  const [old, young] = [before, after].map(
    ({ people }) => new Map(people.map((person) => [keyOf(person), person])),
  );
  const keys = [...new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])])];
  return keys.flatMap((key) => {
    const [from, to] = [old?.get(key), young?.get(key)];
    return tableChanges(to?.name ?? from?.name ?? key, from?.limits ?? {}, to?.limits ?? {}, locale);
  });
}

export const unlistedWords: Record<LimitSet["unlistedCurrencies"], string> = {
  needs_approval: "Every refund needs a second person",
  refused: "No refund is made",
  unlimited: "Nothing limits a refund",
};

function textChanges(before: LimitSet, after: LimitSet): LimitChange[] {
  return [
    ...changed(
      "Currencies that are not listed",
      unlistedWords[before.unlistedCurrencies],
      unlistedWords[after.unlistedCurrencies],
    ),
    ...changed("Age of the payment", ageText(before), ageText(after)),
    ...changed("Reason compulsory", yesOrNo(before.isReasonRequired), yesOrNo(after.isReasonRequired)),
    ...changed("Ticket compulsory", yesOrNo(before.isTicketRequired), yesOrNo(after.isTicketRequired)),
    ...changed("Tickets look like", before.ticketMask || "any text", after.ticketMask || "any text"),
  ];
}

function ageText({ paymentAgeDaysMax: days }: LimitSet): string {
  return days === null ? "any age" : `up to ${days} days`;
}

function yesOrNo(isSo: boolean): string {
  return isSo ? "yes" : "no";
}

function reasonChanges(before: readonly CompanyReason[], after: readonly CompanyReason[]): LimitChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [from, to] = [before, after].map((reasons) => reasons.find((reason) => reason.key === key));
    return changed(`Reason “${to?.label ?? from?.label ?? key}”`, reasonMeaning(from), reasonMeaning(to));
  });
}

/** What a reason means, such as “Goodwill: Stripe is told nothing, with a note”. */
export function reasonMeaning(reason: CompanyReason | undefined): string {
  if (reason === undefined) return "not offered";
  const told = reason.stripeReason === null ? "nothing" : `“${reasonLabel(reason.stripeReason)}”`;
  return `${reason.label}: Stripe is told ${told}${reason.needsNote ? ", with a note" : ""}`;
}

function noteChanges(before: LimitSet, after: LimitSet, locale: string): LimitChange[] {
  const text = (set: LimitSet, currency: string) => {
    const from = set.noteRequiredFrom[currency];
    return from === undefined ? "never" : `from ${formatMoney({ amountMinor: from, currency }, locale)}`;
  };
  return keysOf(before.noteRequiredFrom, after.noteRequiredFrom).flatMap((currency) =>
    changed(`Note compulsory, ${currency.toUpperCase()}`, text(before, currency), text(after, currency)),
  );
}

/** Such as “90 seconds”. */
export function holdText({ holdSeconds }: LimitSet, role: keyof LimitSet["holdSeconds"]): string {
  const seconds = holdSeconds[role];
  return seconds === 0 ? "not at all" : `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
}

function changed(what: string, from: string, to: string): LimitChange[] {
  return from === to ? [] : [{ what, from, to }];
}

function keysOf(left: object, right: object): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].toSorted();
}
