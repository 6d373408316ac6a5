import { lastDays, nextDay, readDay, type TieOutWindow, usualDays } from "./tie-out-window";

/** What somebody typed behind the command; a day is `2026-11-22`. */
export type TieOutWords = { readonly days?: string; readonly from?: string; readonly to?: string };

/** Longer than any refund of Stripe's stays open. */
const daysMax = 400;

/** The window that was asked for, the last 35 whole days without a word; null when the words make no sense. */
export function readTieOutWords({ days, from, to }: TieOutWords, now: Date): TieOutWindow | null {
  if (from === undefined && to === undefined) {
    const count = days === undefined ? usualDays : Number(/^\d{1,3}$/.exec(days)?.[0]);
    return count >= 1 && count <= daysMax ? lastDays(count, now) : null;
  }
  const [first, last] = [readDay(from ?? ""), readDay(to ?? "")];
  if (days !== undefined || first === null || last === null || first.getTime() > last.getTime()) return null;
  return { from: first, to: nextDay(last) };
}
