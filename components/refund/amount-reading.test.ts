import { describe, expect, test } from "vitest";
import { readAmount, shareOfLeft } from "@/components/refund/amount-reading";

const euros = {
  leftMinor: "4900",
  leftText: "€49.00",
  currency: "eur",
  locale: "en-IE",
  target: "Visa •••• 4242",
  arrival: "Once it is sent, it should arrive within 10 business days.",
  limitTerms: {
    here: { limits: null, unlistedCurrencies: "unlimited", tooOldDaysMax: null, canStepUp: true },
    sums: { byPersonMinor: 0n, onChargeMinor: 0n, toCustomerMinor: 0n },
  },
} as const;

describe("the amount as it is typed", () => {
  test("is shown with where it goes and what stays", () => {
    expect(readAmount("12.50", euros)).toEqual({
      amountText: "€12.50",
      consequence:
        "€12.50 goes back to Visa •••• 4242. €36.50 stays. Once it is sent, it should arrive within 10 business days.",
      fault: null,
    });
  });

  test("may be all that is left, and no minor unit more", () => {
    expect(readAmount("49", euros).consequence).toContain("€49.00 goes back to Visa •••• 4242. €0.00 stays.");
    expect(readAmount("49.01", euros)).toEqual({
      amountText: "",
      consequence: "€49.01 is more than the €49.00 that is left.",
      fault: "Only €49.00 is left of this payment.",
    });
  });

  test("tells what is left of the limits after it, and when it is too much for one person", () => {
    const limits = {
      perRefund: 3_000n,
      perDay: 4_000n,
      perCharge: null,
      perCustomer: null,
      stepUpAbove: null,
    };
    const limitTerms = {
      here: { ...euros.limitTerms.here, limits },
      sums: { ...euros.limitTerms.sums, byPersonMinor: 1_000n },
    };
    expect(readAmount("12.50", { ...euros, limitTerms }).consequence).toContain(
      "within 10 business days. After it, €17.50 of your limit for 24 hours is left.",
    );
    const over = readAmount("30.01", { ...euros, limitTerms }).consequence;
    expect(over).toContain("€30.01 is above the limit of €30.00 for one refund.");
    expect(over).toContain("With it €40.01 would go back, above the limit of €40.00 for one person");
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
  const leftEditable = "49.00";

  test("is typed in the locale's own marks", () => {
    expect(shareOfLeft(50n, { ...euros, leftEditable, locale: "de-DE" })).toBe("24,50");
  });

  test("is all of it as it stands for the whole", () => {
    expect(shareOfLeft(100n, { ...euros, leftEditable })).toBe("49.00");
  });

  test("is rounded down to what the currency can pay", () => {
    expect(shareOfLeft(25n, { ...euros, leftEditable, leftMinor: "1003" })).toBe("2.50");
    expect(shareOfLeft(50n, { leftMinor: "5801", leftEditable, currency: "jpy", locale: "ja-JP" })).toBe(
      "2900",
    );
    expect(shareOfLeft(25n, { leftMinor: "12350", leftEditable, currency: "bhd", locale: "en-GB" })).toBe(
      "3.080",
    );
  });
});
