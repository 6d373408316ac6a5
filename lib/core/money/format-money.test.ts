import { describe, expect, test } from "vitest";
import { editableAmount, formatMoney } from "@/lib/core/money/format-money";
import { money } from "@/lib/core/money/money";

const spaced = (text: string) => text.replace(/[\u00A0\u202F]/g, " ");

describe("formatMoney", () => {
  test.each([
    [1250n, "eur", "en-US", "€12.50"],
    [123450n, "eur", "de-DE", "1.234,50 €"],
    [123450n, "sek", "sv-SE", "1 234,50 kr"],
    [5800n, "jpy", "en-US", "¥5,800"],
    [12340n, "bhd", "en-US", "BHD 12.340"],
    [500n, "isk", "en-US", "ISK 5"],
    [500000n, "ugx", "en-US", "UGX 5,000"],
    [12345n, "huf", "en-US", "HUF 123.45"],
    [12345n, "twd", "en-US", "NT$123.45"],
    [1n, "usd", "en-US", "$0.01"],
    [0n, "usd", "en-US", "$0.00"],
    [-1250n, "usd", "en-US", "-$12.50"],
    [123456750n, "inr", "hi-IN", "₹12,34,567.50"],
  ])("shows %d minor units of %s in %s as %s", (amountMinor, currency, locale, shown) => {
    expect(spaced(formatMoney(money(amountMinor, currency), locale))).toBe(shown);
  });

  test("is exact where a number would round", () => {
    expect(formatMoney(money(900719925474099301n, "usd"), "en-US")).toBe("$9,007,199,254,740,993.01");
  });

  test("shows a fraction that the currency no longer has rather than round it", () => {
    expect(spaced(formatMoney(money(12345n, "isk"), "en-US"))).toBe("ISK 123.45");
    expect(spaced(formatMoney(money(12350n, "isk"), "en-US"))).toBe("ISK 123.50");
  });

  test("does not guess the decimals of a currency that Stripe does not list", () => {
    expect(formatMoney(money(1250n, "xyz"), "en-US")).toBe("1250 minor units of XYZ");
  });

  test("falls back to English for a malformed locale", () => {
    expect(formatMoney(money(1250n, "usd"), "not a locale")).toBe("$12.50");
  });
});

describe("editableAmount", () => {
  test.each([
    [123450n, "eur", "en-US", "1234.50"],
    [123450n, "eur", "de-DE", "1234,50"],
    [1250n, "chf", "fr-CH", "12.50"],
    [1250n, "egp", "ar-EG", "12.50"],
    [5800n, "jpy", "ja-JP", "5800"],
    [500n, "isk", "is-IS", "5"],
    [1230n, "bhd", "de-DE", "1,230"],
    [1250n, "cve", "pt-CV", "12.50"],
  ])("writes %d minor units of %s in %s as %s", (amountMinor, currency, locale, text) => {
    expect(editableAmount(money(amountMinor, currency), locale)).toBe(text);
  });

  test("has no text for a negative sum or an unknown currency", () => {
    expect(() => editableAmount(money(-1n, "eur"), "en-US")).toThrow(RangeError);
    expect(() => editableAmount(money(1n, "xyz"), "en-US")).toThrow(RangeError);
  });
});
