import { afterEach, describe, expect, test, vi } from "vitest";
import { knownCurrencies } from "@/lib/core/money/currency";
import { localeMarks } from "@/lib/core/money/locale-marks";
import { languagesWithPoint, languagesWithSpace } from "@/lib/core/money/marks-of-left-out-languages";
import { parseAmount } from "@/lib/core/money/parse-amount";

const leftOut = [...languagesWithPoint, ...languagesWithSpace];

// What Chromium does with a language that it has no data of.
class AmericanNumberFormat extends Intl.NumberFormat {
  constructor(_locale?: string | string[], options?: Intl.NumberFormatOptions) {
    super("en-US", options);
  }
}

function leaveOutLanguages() {
  vi.stubGlobal("Intl", Object.create(Intl, { NumberFormat: { value: AmericanNumberFormat } }));
}

afterEach(() => vi.unstubAllGlobals());

describe("the marks of a language that browsers leave out", () => {
  test.each(leftOut)("%s are those that a runtime with all data gives, in every currency", (language) => {
    for (const currency of knownCurrencies) {
      const parts = new Intl.NumberFormat(language, {
        style: "currency",
        currency,
        minimumFractionDigits: 1,
        numberingSystem: "latn",
      }).formatToParts(12345678.5);
      const written = parts.filter(({ type }) => type === "group" || type === "decimal");
      const { group, decimal } = localeMarks(language, currency);
      expect(written.map(({ value }) => value)).toEqual([group, group, decimal]);
    }
  });

  test.each([
    ["1.200", "isk", "is-IS", 120_000n],
    ["12.990", "isk", "is", 1_299_000n],
    ["1.234.567", "isk", "is-IS", 123_456_700n],
    ["5.800", "jpy", "is-IS", 5800n],
    ["1.234", "jpy", "mk-MK", 1234n],
    ["12,50", "eur", "is-IS", 1250n],
    ["1,230", "bhd", "gl-ES", 1230n],
  ])("let %s in %s for %s be read in a browser as on the server", (text, currency, locale, amountMinor) => {
    const onServer = parseAmount(text, currency, locale);
    leaveOutLanguages();
    expect(new Intl.NumberFormat("is-IS").format(1200)).toBe("1,200");
    expect(onServer).toMatchObject({ ok: true, money: { amountMinor } });
    expect(parseAmount(text, currency, locale)).toEqual(onServer);
  });

  test("make no guess of what is ambiguous", () => {
    leaveOutLanguages();
    expect(parseAmount("1.234", "eur", "is-IS")).toEqual({ ok: false, fault: "ambiguous" });
    expect(parseAmount("1,234", "isk", "is-IS")).toEqual({ ok: false, fault: "too_many_decimals" });
  });
});
