import { describe, expect, test } from "vitest";
import { money } from "@/lib/core/money/money";
import {
  type AmountFault,
  amountFaultSentence,
  canonicalAmount,
  parseAmount,
  parseCanonicalAmount,
} from "@/lib/core/money/parse-amount";

type Accepted = [text: string, currency: string, locale: string, amountMinor: bigint];

describe("parseAmount accepts what can only be read in one way", () => {
  test.each<Accepted>([
    ["12,50", "eur", "de-DE", 1250n],
    ["12,50", "eur", "en-US", 1250n],
    ["12.50", "eur", "en-US", 1250n],
    ["12.50", "eur", "de-DE", 1250n],
    ["12.5", "eur", "en-US", 1250n],
    ["12,34", "eur", "en-US", 1234n],
    ["12", "eur", "en-US", 1200n],
    ["0.01", "eur", "en-US", 1n],
    ["1 234,50", "sek", "sv-SE", 123450n],
    ["1\u00A0234,50", "sek", "sv-SE", 123450n],
    ["1\u202F234,50", "eur", "fr-FR", 123450n],
    ["1 234", "eur", "en-US", 123400n],
    ["1'234.50", "chf", "de-CH", 123450n],
    ["1\u2019234.50", "chf", "de-CH", 123450n],
    ["1.234,56", "eur", "en-US", 123456n],
    ["1,234.56", "eur", "de-DE", 123456n],
    ["1,234,567", "eur", "en-US", 123456700n],
    ["1,234,567.89", "eur", "en-US", 123456789n],
    ["12,34,567.50", "inr", "hi-IN", 123456750n],
    ["12,34,567.50", "inr", "en-IN", 123456750n],
    ["  12.50\u00A0", "eur", "en-US", 1250n],
    ["9999999999.99", "eur", "en-US", 999999999999n],
    ["5800", "jpy", "ja-JP", 5800n],
    ["1,234", "jpy", "en-US", 1234n],
    ["1.234", "jpy", "de-DE", 1234n],
    ["1.234", "isk", "is-IS", 123400n],
    ["5", "isk", "en-US", 500n],
    ["5,000", "ugx", "en-US", 500000n],
    ["12.340", "bhd", "en-US", 12340n],
    ["1.230", "bhd", "en-US", 1230n],
    ["1,230", "bhd", "de-DE", 1230n],
    ["1.234,560", "bhd", "en-US", 1234560n],
    ["0.500", "bhd", "de-DE", 500n],
    ["12.5", "bhd", "en-US", 12500n],
  ])("%o in %s for %s", (text, currency, locale, amountMinor) => {
    const parsed = parseAmount(text, currency, locale);
    const wanted = money(amountMinor, currency);
    expect(parsed).toEqual({ ok: true, money: wanted, canonical: canonicalAmount(wanted) });
  });

  test.each<Accepted>([
    ["١٢٫٥٠", "egp", "ar-EG", 1250n],
    ["١٬٢٣٤٫٥٠", "egp", "ar-EG", 123450n],
    ["١٬٢٣٤", "egp", "en-US", 123400n],
    ["۱۲٫۵", "usd", "fa-IR", 1250n],
    ["१२.५०", "inr", "hi-IN", 1250n],
    ["๑๒.๕๐", "thb", "th-TH", 1250n],
    ["１２．５０", "usd", "ja-JP", 1250n],
    ["￥１，２３４", "jpy", "ja-JP", 1234n],
  ])("%o, the digits of another script", (text, currency, locale, amountMinor) => {
    expect(parseAmount(text, currency, locale)).toMatchObject({ ok: true, money: { amountMinor } });
  });

  test.each<Accepted>([
    ["¥5800", "jpy", "ja-JP", 5800n],
    ["¥5800", "jpy", "en-US", 5800n],
    ["¥5800", "jpy", "sv-SE", 5800n],
    ["5,800円", "jpy", "ja-JP", 5800n],
    ["€ 12,50", "eur", "nl-NL", 1250n],
    ["12,50 €", "eur", "de-DE", 1250n],
    ["12.50 EUR", "eur", "en-US", 1250n],
    ["eur12.50", "eur", "en-US", 1250n],
    ["12,50 kr.", "dkk", "da-DK", 1250n],
    ["$12", "usd", "en-US", 1200n],
    ["$12", "cad", "en-CA", 1200n],
    ["R12", "zar", "en-ZA", 1200n],
    ["12 F CFA", "xof", "fr-FR", 12n],
    ["12 escudo cabo-verdiano", "cve", "pt-CV", 1200n],
  ])("%o, with the sign of %s in %s", (text, currency, locale, amountMinor) => {
    expect(parseAmount(text, currency, locale)).toMatchObject({ ok: true, money: { amountMinor } });
  });
});

describe("parseCanonicalAmount", () => {
  test.each([
    ["12.50", "eur", 1250n],
    ["12.5", "eur", 1250n],
    [" 12 ", "eur", 1200n],
    ["5", "isk", 500n],
    ["1.230", "bhd", 1230n],
  ])("reads %o in %s", (text, currency, amountMinor) => {
    expect(parseCanonicalAmount(text, currency)).toMatchObject({ ok: true, money: { amountMinor } });
  });

  test.each<[string, AmountFault]>([
    ...(
      [
        "12,50",
        "1,234.56",
        "1 234",
        "١٢",
        "１２",
        "€12",
        "12.",
        ".5",
        "012",
        "+5",
        "12\n",
        "\u00A012",
      ] as const
    ).map((text): [string, AmountFault] => [text, "not_a_number"]),
    ["", "empty"],
    ["0", "zero"],
    ["-5", "negative"],
    ["1e3", "exponent"],
    ["12.345", "too_many_decimals"],
    ["1000000000000", "too_large"],
    ["9".repeat(100_000), "too_large"],
  ])("refuses %o as %s", (text, fault) => {
    expect(parseCanonicalAmount(text, "eur")).toEqual({ ok: false, fault });
  });
});

describe("amountFaultSentence", () => {
  test.each<[AmountFault, string, string, string]>([
    ["too_many_decimals", "eur", "en-US", "Type the amount with at most 2 decimals, such as 12.50."],
    ["too_many_decimals", "eur", "de-DE", "Type the amount with at most 2 decimals, such as 12,50."],
    ["too_many_decimals", "isk", "is-IS", "ISK has no decimals. Type a whole amount, such as 12."],
    ["not_on_step", "bhd", "en-US", "The last decimal of an amount in BHD must be 0, such as 12.500."],
    ["unknown_currency", "x", "en-US", "X is not a currency known here."],
  ])("says %s in %s for %s", (fault, currency, locale, sentence) => {
    expect(amountFaultSentence(fault, currency, locale)).toBe(sentence);
  });
});
