import type { Charge } from "@/lib/core/charge/charge";
import { parseAmount } from "@/lib/core/money/parse-amount";
import { plainDigits } from "@/lib/core/money/plain-digits";
import type { CardWords } from "./read-card-words";

/** A day lasts somewhere on earth from 14 hours before it begins in Greenwich to 12 hours after it ends there. */
const hoursBefore = 14;
const hoursAfter = 12;
const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

/** From and to, in seconds since 1970, both within. */
export type Span = { readonly fromSeconds: number; readonly toSeconds: number };

/** The seconds that a day can have meant, whatever the time zone of who wrote it. */
export function spanOfDay(day: string): Span {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  return {
    fromSeconds: start - hoursBefore * hourSeconds,
    toSeconds: start + daySeconds + hoursAfter * hourSeconds,
  };
}

/** True when the card ends so, and the amount and the day are what was typed, where they were. */
export function matchesCard(charge: Charge, { last4, amount, days }: CardWords, locale: string): boolean {
  if (charge.method.last4 !== last4) return false;
  if (amount !== null && !isSameAmount(charge, amount, locale)) return false;
  const seconds = charge.createdAt.getTime() / 1000;
  const spans = days.map(spanOfDay);
  return spans.length === 0 || spans.some((span) => span.fromSeconds <= seconds && seconds <= span.toSeconds);
}

/** Read in the reader's way, or with a point: “49.00” is copied from a page as often as it is typed. */
function isSameAmount(charge: Charge, typed: string, locale: string): boolean {
  const readings = [locale, "en-US", "de-DE"].map((language) =>
    parseAmount(typed, charge.currency, language),
  );
  return readings.some((reading) => reading.ok && reading.money.amountMinor === charge.amountMinor);
}

/**
 * What the typed amount can be in minor units, one for each number of decimals that currencies have: Stripe's search
 * compares only whole minor units. Empty for a text that is read in no way.
 */
export function minorUnitsMeant(typed: string, locale: string): bigint[] {
  const examples = ["eur", "jpy", "bhd"];
  const meant = examples.flatMap((currency) =>
    [locale, "en-US", "de-DE"].flatMap((language) => {
      const reading = parseAmount(withoutSign(typed), currency, language);
      return reading.ok ? [reading.money.amountMinor] : [];
    }),
  );
  return [...new Set(meant)];
}

function withoutSign(typed: string): string {
  return (plainDigits(typed) ?? typed).replaceAll(/[^\d.,'’ ]/g, "").trim();
}
