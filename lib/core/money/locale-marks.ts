import type { Currency } from "@/lib/core/money/currency";
import { type LocaleMarks, marksOfLeftOutLanguage } from "@/lib/core/money/marks-of-left-out-languages";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";

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
