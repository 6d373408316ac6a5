import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aRequest, aTypedRefund } from "@/lib/core/test-builders";
import { refundRequestSchema, wholeRefundRequestSchema } from "./refund-request";
import type { TypedRefund } from "./typed-refund";

function faultsOf(change: Partial<TypedRefund>): string[] {
  const issues = refundRequestSchema.safeParse(aTypedRefund(change)).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

function read(change: Partial<TypedRefund>) {
  return refundRequestSchema.parse(aTypedRefund(change));
}

describe("a good form", () => {
  it("becomes a request for a part", () => {
    expect(read({})).toEqual(aRequest());
  });

  it("becomes a request for the whole, whatever stands in the amount", () => {
    for (const amount of ["", "12.50", "-1", "<script>"]) {
      const request = wholeRefundRequestSchema.parse(aTypedRefund({ amount }));
      expect(request).toEqual(aRequest({ amount: { kind: "whole" } }));
    }
  });

  it("names its payment intent only for a part: the whole charge has an address of its own", () => {
    expect(read({ byPaymentIntent: true })).toEqual(aRequest({ byPaymentIntent: true }));
    const whole = wholeRefundRequestSchema.parse(aTypedRefund({ byPaymentIntent: true }));
    expect(whole).toEqual(aRequest({ amount: { kind: "whole" } }));
  });

  it("may leave out reason, ticket, note and address", () => {
    const bare = { reason: "", ticket: "", note: "", instructionsEmail: " " };
    expect(read(bare)).toMatchObject({ ...bare, reason: null, instructionsEmail: null });
  });

  it.each([
    ["de-DE", "12,50", 1_250n],
    ["ar-EG", "١٢٫٥٠", 1_250n],
    ["en-US", "١٢.٥٠", 1_250n],
    ["no such locale", "12.50", 1_250n],
  ])("is read in its locale %s: %s", (locale, amount, amountMinor) => {
    expect(read({ locale, amount }).amount).toEqual({ kind: "part", money: money(amountMinor, "eur") });
  });

  it.each([
    ["jpy", "1250", 1_250n],
    ["isk", "1250", 125_000n],
    ["ugx", "1250", 125_000n],
    ["bhd", "12.500", 12_500n],
  ])("is read in the decimals of %s", (currency, amount, amountMinor) => {
    const request = read({ currency, amount });
    expect(request.amount).toEqual({ kind: "part", money: money(amountMinor, currency) });
    expect(request.seenLeft).toEqual(money(10_000n, currency));
  });
});

describe("an amount", () => {
  it.each([
    ["", "Type an amount, such as 12.50."],
    ["   ", "Type an amount, such as 12.50."],
    ["0", "Type an amount above zero, such as 12.50."],
    ["-5", "Type the amount without a minus sign, such as 12.50."],
    ["1.234", "Type the amount with at most 2 decimals, such as 12.50."],
    ["12,34.56", "This can be read in two ways. Type it without thousands separators, such as 1234.50."],
    ["1e3", "Write the amount out in full, such as 1000.50."],
    ["twelve", "Type the amount in digits, in EUR, such as 12.50."],
    ["99999999999999999999", "This amount is too large. Check the number of digits."],
  ])("“%s” is refused in its own words", (amount, sentence) => {
    expect(faultsOf({ amount })).toEqual([`amount: ${sentence}`]);
  });

  it("keeps to the currency's own decimals", () => {
    expect(faultsOf({ currency: "jpy" })[0]).toContain("JPY has no decimals");
    expect(faultsOf({ currency: "kwd", amount: "1.005" })[0]).toContain("must be 0");
    expect(faultsOf({ currency: "zzz" })).toEqual(["amount: ZZZ is not a currency known here."]);
  });
});

describe("a form with many faults", () => {
  it("tells every one of them at once, each at its place", () => {
    const places = refundRequestSchema.safeParse(
      aTypedRefund({
        amount: "0",
        reason: "no such",
        ticket: "a\nb",
        note: "\u0000",
        metadata: [{ key: "", value: "x" }],
        instructionsEmail: "nobody",
        attemptId: "",
      }),
    );
    expect(places.error?.issues.map(({ path }) => path.join(".")).toSorted()).toEqual([
      "amount",
      "attemptId",
      "instructionsEmail",
      "metadata.0.key",
      "note",
      "reason",
      "ticket",
    ]);
  });

  it("tells of the amount beside too many rows", () => {
    const metadata = Array.from({ length: 46 }, (_, index) => ({ key: `k${index}`, value: "x" }));
    expect(faultsOf({ amount: "", metadata })).toHaveLength(2);
  });
});

describe("fields that nobody types", () => {
  it.each<[keyof TypedRefund, string, string]>([
    ["chargeId", "", "This form does not name a charge. Open the payment again."],
    ["chargeId", "../x", "This form does not name a charge. Open the payment again."],
    ["chargeId", "ch_3PaidInFull/refunds", "This form does not name a charge. Open the payment again."],
    ["chargeId", "ch_3PaidInFull\n", "This form does not name a charge. Open the payment again."],
    ["chargeId", "re_3PaidInFull", "This form does not name a charge. Open the payment again."],
    ["connectedAccount", "acct_", "This form has lost its account. Open the page again."],
    ["connectedAccount", "acct_1/../x", "This form has lost its account. Open the page again."],
    ["connectedAccount", "acct_1\nacct_2", "This form has lost its account. Open the page again."],
    ["attemptId", "A".repeat(32), "This form has lost its number. Open the payment again."],
    ["seenLeftMinor", "-1", "This form has lost its figures. Open the payment again."],
    ["seenLeftMinor", "1e3", "This form has lost its figures. Open the payment again."],
    ["currency", "", "This form has lost its currency. Open the payment again."],
  ])("%s “%s” sends the person back to the payment", (field, value, sentence) => {
    expect(faultsOf({ [field]: value })).toContain(`${field}: ${sentence}`);
    expect(wholeRefundRequestSchema.safeParse(aTypedRefund({ [field]: value })).success).toBe(false);
  });

  it("may not be anything but a form", () => {
    for (const hostile of [null, [], "x", 5, {}, { ...aTypedRefund(), amount: { $gt: 0 } }]) {
      expect(refundRequestSchema.safeParse(hostile).success).toBe(false);
    }
  });
});
