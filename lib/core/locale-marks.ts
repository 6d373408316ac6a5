import type { Currency } from "@/lib/core/currency";
import { marksOfLeftOutLanguage } from "@/lib/core/marks-of-left-out-languages";
import { wellFormedLocale } from "@/lib/core/well-formed-locale";

/** How a locale punctuates amounts of a currency when it writes them in Latin digits. */
export type LocaleMarks = {
  readonly decimal: "." | ",";
  readonly group: string | undefined;
  /** Groups of two above the thousands, as in 12,34,567. */
  readonly groupsByTwo: boolean;
};

/** Throws RangeError for a currency that is not three letters. */
export function localeMarks(locale: string, currency: Currency): LocaleMarks {
  const wellFormed = wellFormedLocale(locale);
  const known = marksOfLeftOutLanguage(wellFormed);
  return known ?? marksByIntl(wellFormed, currency);
}

function marksByIntl(locale: string, currency: Currency): LocaleMarks {
  // Currency style, because some locales punctuate money unlike other numbers (Swiss French writes 12.50 CHF).
  const parts = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    numberingSystem: "latn",
    minimumFractionDigits: 1,
  }).formatToParts(12345678.5);
  const markOf = (type: string) => parts.find((part) => part.type === type)?.value;
  const groups = parts.filter((part) => part.type === "integer");
  return {
    decimal: markOf("decimal") === "," ? "," : ".",
    group: markOf("group"),
    groupsByTwo: groups.at(-2)?.value.length === 2,
  };
}
