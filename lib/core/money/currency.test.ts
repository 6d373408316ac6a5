import { describe, expect, test } from "vitest";
import { currencyRule, isKnownCurrency, knownCurrencies } from "@/lib/core/money/currency";

describe("currency rules", () => {
  test.each(["eur", "usd", "huf", "twd", "hrk", "xcg"])(
    "%s has two decimals on the wire and on the page",
    (code) => {
      expect(currencyRule(code)).toEqual({ digits: 2, wireDigits: 2, stepMinor: 1n });
    },
  );

  test.each("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "))(
    "%s has no decimals",
    (code) => {
      expect(currencyRule(code)).toEqual({ digits: 0, wireDigits: 0, stepMinor: 1n });
    },
  );

  test.each(["isk", "ugx"])("%s shows no decimals but travels with two", (code) => {
    expect(currencyRule(code)).toEqual({ digits: 0, wireDigits: 2, stepMinor: 100n });
  });

  test.each(["bhd", "jod", "kwd", "omr", "tnd"])("%s has three decimals, the last of them 0", (code) => {
    expect(currencyRule(code)).toEqual({ digits: 3, wireDigits: 3, stepMinor: 10n });
  });

  test.each(["", "EUR", "btc", "xxx", "eu", "toString", "__proto__"])("%o is not known", (code) => {
    expect(currencyRule(code)).toBeUndefined();
    expect(isKnownCurrency(code)).toBe(false);
  });

  test("every code is three small letters and stands in the table once", () => {
    expect(knownCurrencies.length).toBe(141);
    expect(new Set(knownCurrencies).size).toBe(knownCurrencies.length);
    for (const code of knownCurrencies) expect(code).toMatch(/^[a-z]{3}$/);
  });

  test("a step is never finer than what people can see", () => {
    for (const code of knownCurrencies) {
      const rule = currencyRule(code);
      expect(rule && rule.stepMinor >= 10n ** BigInt(rule.wireDigits - rule.digits)).toBe(true);
    }
  });
});
