import { describe, expect, test } from "vitest";
import { type AmountFault, parseAmount } from "@/lib/core/money/parse-amount";

type Refused = [text: string, currency: string, locale: string, fault: AmountFault];

describe("parseAmount refuses", () => {
  test.each<Refused>([
    ["1,234", "eur", "en-US", "ambiguous"],
    ["1.234", "eur", "de-DE", "ambiguous"],
    ["12.345", "eur", "fr-FR", "ambiguous"],
    ["12,34.56", "eur", "en-US", "ambiguous"],
    ["12.34.56", "eur", "en-US", "ambiguous"],
    ["12,34,567.50", "usd", "en-US", "ambiguous"],
    ["1234,567.00", "eur", "en-US", "ambiguous"],
    ["1.234,567.80", "eur", "en-US", "ambiguous"],
    ["1 234'567", "eur", "en-US", "ambiguous"],
    ["12 50", "eur", "en-US", "ambiguous"],
    ["١٫٢٣٤٫٥", "egp", "ar-EG", "ambiguous"],
    ["1.234", "jpy", "fr-FR", "ambiguous"],
    ["1,234", "bhd", "en-US", "ambiguous"],
    ["1.230", "bhd", "de-DE", "ambiguous"],
  ])("%o in %s for %s, which would be a guess", (text, currency, locale, fault) => {
    expect(parseAmount(text, currency, locale)).toEqual({ ok: false, fault });
  });

  test.each<Refused>([
    ["12.345", "eur", "en-US", "too_many_decimals"],
    ["1,234", "eur", "de-DE", "too_many_decimals"],
    ["12.3400", "eur", "en-US", "too_many_decimals"],
    ["0,123", "eur", "en-US", "too_many_decimals"],
    ["1234,567", "eur", "en-US", "too_many_decimals"],
    ["12.5", "jpy", "en-US", "too_many_decimals"],
    ["12.00", "isk", "en-US", "too_many_decimals"],
    ["1.23456", "bhd", "en-US", "too_many_decimals"],
    ["12.345", "bhd", "en-US", "not_on_step"],
    ["0.001", "kwd", "en-US", "not_on_step"],
    ["10000000000.00", "eur", "en-US", "too_large"],
    ["1000000000000", "jpy", "en-US", "too_large"],
    ["9007199254740993", "jpy", "en-US", "too_large"],
    ["9".repeat(100_000), "eur", "en-US", "too_large"],
    ["9,".repeat(50_000), "eur", "en-US", "not_a_number"],
    ["0", "eur", "en-US", "zero"],
    ["0.00", "eur", "en-US", "zero"],
    ["", "eur", "en-US", "empty"],
    ["  \u00A0", "eur", "en-US", "empty"],
    ["12.50", "xyz", "en-US", "unknown_currency"],
    ["12.50", "EUR", "en-US", "unknown_currency"],
  ])("%o in %s for %s", (text, currency, locale, fault) => {
    expect(parseAmount(text, currency, locale)).toEqual({ ok: false, fault });
  });

  test.each(["- 5", ..."-5 -0 -1.50 \u22125 \uFE635 \uFF0D5 \u20135 5- -€5 €-5 -٥".split(" ")])(
    "the negative %o",
    (text) => {
      expect(parseAmount(text, "eur", "en-US")).toEqual({ ok: false, fault: "negative" });
    },
  );

  test.each("1e3 1E-2 1.5e+3 1e400".split(" "))("the exponent of %o", (text) => {
    expect(parseAmount(text, "eur", "en-US")).toEqual({ ok: false, fault: "exponent" });
  });

  const malformed = "12. .5 ,5 00012 00.50 01,234.00 1_000 +5 --1 - 1..2 1,,234.00 ٫٥ 12٫".split(" ");
  const code = "0x10 0b11 0o17 Infinity NaN null undefined true [] {} abc 1+1 (5)".split(" ");
  const otherDigits = "½ 1½ Ⅻ ² 1² ① 𝟏𝟐 1٢ ١۲ １2".split(" ");
  const invisible = "1\u200B2|\uFEFF12|12\u200F|\u202E12|1\u00002|12\u0000|12\n|\t12|1\t2|1\u20092".split(
    "|",
  );
  const signs = "$12|12 USD|£12|€12€|EUR €12|12 E|€|EUR|1  234".split("|");
  test.each([...malformed, ...code, ...otherDigits, ...invisible, ...signs])(
    "%o, which is no plain number",
    (text) => {
      expect(parseAmount(text, "eur", "en-US")).toEqual({ ok: false, fault: "not_a_number" });
    },
  );

  test.each<Refused>([
    ["$12", "cad", "en-US", "not_a_number"],
    ["¥12", "cny", "ja-JP", "not_a_number"],
    ["100 kr", "nok", "sv-SE", "not_a_number"],
    ["12K", "mmk", "en-US", "not_a_number"],
    ["\u200B12", "cve", "pt-CV", "not_a_number"],
  ])("%o on a charge in %s for %s, where the sign says something else", (text, currency, locale, fault) => {
    expect(parseAmount(text, currency, locale)).toEqual({ ok: false, fault });
  });

  test("nothing by throwing, even under a mangled locale", () => {
    expect(parseAmount("€12.50", "eur", "../x")).toMatchObject({ ok: true, canonical: "12.50" });
    expect(parseAmount("1,234", "eur", "")).toEqual({ ok: false, fault: "ambiguous" });
  });
});
