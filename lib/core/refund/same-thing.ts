import { isSameMoney, type Money } from "@/lib/core/money/money";
import { type EarlierRefund, earlierId } from "./earlier-refund";
import { ticketKey } from "./ticket-key";

const hourMilliseconds = 3_600_000;

/** For so long a refund of the same thing is taken for the same thing twice. */
export const repeatWindowMilliseconds = 24 * hourMilliseconds;

/** More than so many are not shown: the newest say enough. */
export const repeatsShown = 3;

/** What is compared: the sum that a whole refund would take stands for it. */
export type AskedThing = { readonly chargeId: string; readonly amount: Money; readonly ticket: string };

/** A sentence why it goes back again, given for just these earlier ones. */
export type RepeatNote = { readonly note: string; readonly of: readonly string[] };

/**
 * The earlier refunds that look like this one, newest first. On the same charge an equal ticket or an equal
 * amount is enough; on another charge it takes both, as when the wrong one of two payments was refunded.
 */
export function sameThings(
  asked: AskedThing,
  earlier: readonly EarlierRefund[],
  seenAt: Date,
): EarlierRefund[] {
  const recent = recentRefunds(earlier, seenAt);
  return recent.filter((one) => isSameThing(asked, one)).slice(0, repeatsShown);
}

/** Those of the last 24 hours by Stripe's clock, newest first. */
export function recentRefunds(earlier: readonly EarlierRefund[], seenAt: Date): EarlierRefund[] {
  return earlier
    .filter(({ at }) => seenAt.getTime() - at.getTime() <= repeatWindowMilliseconds)
    .toSorted(byNewest);
}

/** True when a sentence was given and everything that looks the same had been shown to whoever gave it. */
export function isAnswered(answer: RepeatNote | null, same: readonly EarlierRefund[]): boolean {
  if (same.length === 0) return true;
  return answer !== null && same.every((one) => answer.of.includes(earlierId(one)));
}

function isSameThing(asked: AskedThing, one: EarlierRefund): boolean {
  const ticket = ticketKey(asked.ticket);
  const hasTicket = ticket !== null && ticket === ticketKey(one.ticket);
  const hasAmount = isSameMoney(asked.amount, one.amount);
  return asked.chargeId === one.chargeId ? hasTicket || hasAmount : hasTicket && hasAmount;
}

function byNewest(left: EarlierRefund, right: EarlierRefund): number {
  const later = right.at.getTime() - left.at.getTime();
  // Of the same second, always in the same order: which ones were shown must not be left to chance.
  return later === 0 ? (earlierId(left) < earlierId(right) ? -1 : 1) : later;
}
