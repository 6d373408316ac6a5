import type { Charge } from "@/lib/core/charge/charge";
import { formatMoney } from "@/lib/core/money/format-money";
import { expectedArrival } from "./expected-arrival";
import { greeting, methodInWords } from "./language-words";
import type { TextLanguage } from "./text-language";
import type { LanguageTexts } from "./text-set";
import { type TextSituation, textSituations } from "./text-situation";
import { fillTemplate } from "./text-template";

/** Somebody who does not exist, in the currency that most speakers of the language pay in. */
const samples: Record<TextLanguage, { readonly name: string; readonly currency: string }> = {
  en: { name: "Jamie Carter", currency: "usd" },
  de: { name: "Jana Weber", currency: "eur" },
  fr: { name: "Camille Laurent", currency: "eur" },
  es: { name: "Lucía Romero", currency: "eur" },
  pt: { name: "Beatriz Sousa", currency: "brl" },
  it: { name: "Giulia Conti", currency: "eur" },
  nl: { name: "Sanne de Vries", currency: "eur" },
  ja: { name: "佐藤 花子", currency: "jpy" },
};

const card: Charge["method"] = { type: "card", brand: "visa", last4: "4242", wallet: null };
const bank: Charge["method"] = { type: "sepa_debit", brand: null, last4: "3000", wallet: null };
const methods: Record<TextSituation, Charge["method"]> = {
  card,
  account: bank,
  on_its_way: bank,
  details_needed: bank,
};

/** The texts as somebody who does not exist would read them, had the refund been sent at that moment. */
export function sampleTexts(language: TextLanguage, texts: LanguageTexts, sentAt: Date): LanguageTexts {
  const { name, currency } = samples[language];
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const filled = textSituations.map((situation) => [
    situation,
    fillTemplate(texts[situation], {
      greeting: greeting(language, name),
      amount: formatMoney({ amountMinor: 123_450n, currency }, language),
      method: methodInWords(language, methods[situation]),
      expected_by: day.format(expectedArrival(sentAt, methods[situation])),
      reference: "74537604221222132710572",
    }),
  ]);
  return Object.fromEntries(filled) as LanguageTexts;
}
