import { type Currency, knownCurrencies } from "@/lib/core/money/currency";
import { plainMarks } from "@/lib/core/money/plain-marks";
import { wellFormedLocale } from "@/lib/core/money/well-formed-locale";

type Display = "code" | "symbol" | "name" | "narrowSymbol";

const displays: readonly Display[] = ["code", "symbol", "name", "narrowSymbol"];

/**
 * The typed amount without the currency's code, symbol or name at one end.
 * Text that carries none, or another currency's, comes back as it is and will not read as a number.
 */
export function withoutCurrencySign(text: string, currency: Currency, locale: string): string {
  if (/^[0-9](?:.*[0-9])?$/.test(text)) return text;
  const upperText = text.toUpperCase();
  for (const display of displays) {
    const sign = currencySign(currency, locale, display);
    const rest = withoutSign(upperText, sign);
    if (rest === undefined) continue;
    return display === "narrowSymbol" && belongsToAnother(sign, currency, locale) ? text : rest;
  }
  return text;
}

function withoutSign(upperText: string, sign: string): string | undefined {
  if (sign === "") return undefined;
  if (upperText.startsWith(sign)) return upperText.slice(sign.length).replace(/^ +/, "");
  // A lone letter behind a number is a multiplier to many readers: 12K is kwacha to few.
  if (/^[A-Z]$/.test(sign) || !upperText.endsWith(sign)) return undefined;
  return upperText.slice(0, -sign.length).replace(/ +$/, "");
}

// "$" is short for many dollars; in a locale where it means one of them it names no other.
function belongsToAnother(sign: string, currency: Currency, locale: string): boolean {
  return knownCurrencies.some(
    (other) => other !== currency && currencySign(other, locale, "symbol") === sign,
  );
}

function currencySign(currency: Currency, locale: string, currencyDisplay: Display): string {
  const format = new Intl.NumberFormat(wellFormedLocale(locale), {
    style: "currency",
    currency,
    currencyDisplay,
  });
  const sign = format.formatToParts(1).find((part) => part.type === "currency")?.value ?? "";
  // Some signs carry invisible direction marks (and one is nothing but a zero-width space).
  return plainMarks(sign.replace(/\p{Cf}/gu, ""))
    .trim()
    .toUpperCase();
}
