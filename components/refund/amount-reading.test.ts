import { describe, expect, test } from "vitest";
import { readAmount, shareOfLeft } from "@/components/refund/amount-reading";

const euros = { leftMinor: "4900", currency: "eur", locale: "en-IE" };

describe("the amount as it is typed", () => {
  test("is shown with what stays", () => {
    expect(readAmount("12.50", euros)).toEqual({ kind: "within", amountText: "€12.50", restText: "€36.50" });
  });

  test("may be all that is left, and no minor unit more", () => {
    expect(readAmount("49", euros).kind).toBe("within");
    expect(readAmount("49.01", euros)).toEqual({ kind: "over", amountText: "€49.01" });
  });

  test("names no sum while it cannot be read", () => {
    expect(readAmount("1e3", euros)).toEqual({ kind: "unreadable" });
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
