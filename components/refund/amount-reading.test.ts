import { describe, expect, test } from "vitest";
import { readAmount, shareOfLeft } from "@/components/refund/amount-reading";

const euros = {
  leftMinor: "4900",
  leftText: "€49.00",
  currency: "eur",
  locale: "en-IE",
  methodLabel: "Visa •••• 4242",
};

describe("the amount as it is typed", () => {
  test("is shown with where it goes and what stays", () => {
    expect(readAmount("12.50", euros)).toEqual({
      amountText: "€12.50",
      consequence: "€12.50 goes back to Visa •••• 4242. €36.50 stays.",
      fault: null,
    });
  });

  test("may be all that is left, and no minor unit more", () => {
    expect(readAmount("49", euros).consequence).toBe("€49.00 goes back to Visa •••• 4242. €0.00 stays.");
    expect(readAmount("49.01", euros)).toEqual({
      amountText: "",
      consequence: "€49.01 is more than the €49.00 that is left.",
      fault: "Only €49.00 is left of this payment.",
    });
  });

  test("names no sum while it cannot be read", () => {
    expect(readAmount("1e3", euros)).toEqual({
      amountText: "",
      consequence: "This cannot be read as an amount in EUR yet.",
      fault: null,
    });
  });
});

describe("a share of what is left", () => {
  test("is typed in the locale's own marks", () => {
    expect(shareOfLeft(50n, { ...euros, locale: "de-DE" })).toBe("24,50");
  });

  test("is rounded down to what the currency can pay", () => {
    expect(shareOfLeft(25n, { ...euros, leftMinor: "1003" })).toBe("2.50");
    expect(shareOfLeft(50n, { leftMinor: "5801", currency: "jpy", locale: "ja-JP" })).toBe("2900");
    expect(shareOfLeft(25n, { leftMinor: "12350", currency: "bhd", locale: "en-GB" })).toBe("3.080");
  });
});
