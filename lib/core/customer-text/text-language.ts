import type { ChargeCustomer } from "@/lib/core/charge/charge";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";

/** The languages that a customer can be written to in; the first one is for everybody else. */
export const textLanguages = ["en", "de", "fr", "es", "pt", "it", "nl", "ja"] as const;
export type TextLanguage = (typeof textLanguages)[number];

const names: Record<TextLanguage, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  pt: "Português",
  it: "Italiano",
  nl: "Nederlands",
  ja: "日本語",
};

/** The language as those call it who speak it. */
export function languageName(language: TextLanguage): string {
  return names[language];
}

/** Where most people are written to in one of these languages; every other country is written to in English. */
const countries: Record<Exclude<TextLanguage, "en">, string> = {
  de: "AT CH DE LI",
  fr: "CD CI CM FR LU MA MC SN TN",
  es: "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV UY VE",
  pt: "AO BR CV MZ PT",
  it: "IT SM VA",
  nl: "BE NL SR",
  ja: "JP",
};

export function toTextLanguage(text: unknown): TextLanguage | null {
  return textLanguages.find((known) => known === text) ?? null;
}

/** What the customer told Stripe, in the order told; otherwise what is spoken where the bill goes; English. */
export function languageOf({ locales, country }: Pick<ChargeCustomer, "locales" | "country">): TextLanguage {
  for (const locale of locales) {
    const told = toTextLanguage(locale.toLowerCase().split(/[-_]/)[0]);
    if (told !== null) return told;
  }
  const spoken = Object.entries(countries).find(([, codes]) => codes.split(" ").includes(country ?? ""));
  return toTextLanguage(spoken?.[0]) ?? "en";
}

/** The locale that amounts and days are written in: the customer's own where it is one of the language. */
export function textLocale(
  language: TextLanguage,
  { locales, country }: Pick<ChargeCustomer, "locales" | "country">,
): string {
  const own = locales.find((locale) => locale.toLowerCase().split(/[-_]/)[0] === language);
  if (own !== undefined && /[-_]/.test(own)) return wellFormedLocale(own.replaceAll("_", "-"));
  const isSpokenThere = languageOf({ locales: [], country }) === language && /^[A-Z]{2}$/.test(country ?? "");
  return isSpokenThere ? `${language}-${country}` : language;
}
