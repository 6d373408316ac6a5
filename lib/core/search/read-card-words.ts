/** A card's last four digits with what narrows them down. */
export type CardWords = {
  readonly last4: string;
  /** As typed, such as “49.00”, “€49” or “1 234,50”; read in the currency of each payment. */
  readonly amount: string | null;
  /** Days that were meant, as `2026-03-12`; two where day and month can be taken for each other. */
  readonly days: readonly string[];
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** “4242 49.00”, “4242 2026-03-12”, “•••• 4242 12 March 2026 €49”; null for all other texts. */
export function readCardWords(text: string): CardWords | null {
  const [, last4, rest = ""] = /^(?:[•*x.\s]*)(\d{4})(?:[\s,;]+(.*))?$/isu.exec(text) ?? [];
  if (last4 === undefined) return null;
  const { days, remaining } = takeDay(rest.trim());
  if (remaining === "") return { last4, amount: null, days };
  return isAmountLike(remaining) ? { last4, amount: remaining, days } : null;
}

/** Digits with marks, and at most a currency's sign or letters before or behind them. */
function isAmountLike(text: string): boolean {
  return /^[^\d\p{Pd}]{0,4}\d[\d.,'’ \u00a0\u202f]*[^\d\p{Pd}]{0,4}$/u.test(text);
}

type Taken = { readonly days: readonly string[]; readonly remaining: string };

const dayForms: readonly (readonly [RegExp, (parts: readonly string[]) => readonly (string | null)[]])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([year, month, day]) => [dayOf(year, month, day)]],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, ([day, month, year]) => [dayOf(year, month, day)]],
  // Half the world writes the day first: both are looked at.
  [
    /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/,
    ([one, other, year]) => [dayOf(year, other, one), dayOf(year, one, other)],
  ],
  [/\b(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})\b/i, ([day, name, year]) => [dayOf(year, monthOf(name), day)]],
  [/\b([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b/i, ([name, day, year]) => [dayOf(year, monthOf(name), day)]],
];

/** Takes the first day out of the text; what is left may be an amount. */
function takeDay(text: string): Taken {
  for (const [form, read] of dayForms) {
    const [written, ...parts] = form.exec(text) ?? [];
    const days = written === undefined ? [] : read(parts).filter((day) => day !== null);
    if (written === undefined || days.length === 0) continue;
    return { days: [...new Set(days)], remaining: text.replace(written, " ").trim() };
  }
  return { days: [], remaining: text };
}

function monthOf(name = ""): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** Null for a day that no calendar has. */
function dayOf(year = "", month = "", day = ""): string | null {
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? null : written;
}
