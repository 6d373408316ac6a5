import { describe, expect, it } from "vitest";
import type { Charge, ConnectTerms } from "@/lib/core/charge/charge";
import { money } from "@/lib/core/money/money";
import { aCharge, aDispute, aRequest, gatheredFrom, someFigures } from "@/lib/core/test-builders";
import { decideRefund, isBankDebit, needsInstructions } from "./refund-policy";
import type { RefundRequest } from "./refund-request";

const uncaptured = { isCaptured: false, amountCapturedMinor: 0n };
const part = (amountMinor: bigint, currency = "eur"): RefundRequest["amount"] => ({
  kind: "part",
  money: money(amountMinor, currency),
});

function methodOf(type: string): Pick<Charge, "method"> {
  return { method: { type, brand: null, last4: null, wallet: null } };
}

function refusalFor(change: Partial<RefundRequest>, charge: Partial<Charge> = {}) {
  const decision = decideRefund(aRequest(change), gatheredFrom(aCharge(charge)));
  return decision.kind === "refuse" ? decision.refusal : null;
}

const reason = { stripeReason: "requested_by_customer", key: null, label: null };
const plain = { kind: "hold", repeats: [], reason, calculation: null, over: [], stepUpAbove: null };

describe("a refund that goes", () => {
  it("holds the part that was typed", () => {
    const decision = decideRefund(aRequest(), gatheredFrom(aCharge()));
    expect(decision).toEqual({ ...plain, amount: money(1_250n, "eur") });
  });

  it("holds all that is left when the whole charge is asked for", () => {
    const figures = someFigures({ refundedMinor: 4_000n, leftMinor: 6_000n });
    const request = aRequest({ amount: { kind: "whole" }, seenLeft: money(6_000n, "eur") });
    const decision = decideRefund(request, { ...gatheredFrom(aCharge()), figures });
    expect(decision).toEqual({ ...plain, amount: money(6_000n, "eur") });
  });

  it("may take the last minor unit that is left", () => {
    expect(refusalFor({ amount: part(10_000n) })).toBeNull();
  });

  it("takes a bank debit that has not settled: Stripe lets the refund wait", () => {
    expect(refusalFor({}, { status: "pending", ...methodOf("sepa_debit") })).toBeNull();
  });

  it.each([
    { status: "won", isChargeRefundable: true },
    { status: "warning_needs_response", isChargeRefundable: true, isInquiry: true },
  ])("is not stopped by a dispute that Stripe lets refund: $status", (change) => {
    const gathered = gatheredFrom(aCharge({ isDisputed: true }), [aDispute(change)]);
    expect(decideRefund(aRequest(), gathered).kind).toBe("hold");
  });
});

describe("a charge that cannot be refunded", () => {
  it.each<[string, Partial<Charge>]>([
    ["charge_failed", { status: "failed", ...uncaptured }],
    ["charge_uncaptured", uncaptured],
    ["charge_expired", { ...uncaptured, amountRefundedMinor: 10_000n }],
    ["charge_pending", { status: "pending" }],
    ["charge_refunded", { amountRefundedMinor: 10_000n }],
  ])("is refused as %s, a part and the whole alike", (kind, change) => {
    expect(refusalFor({}, change)).toEqual({ kind });
    expect(refusalFor({ amount: { kind: "whole" } }, change)).toEqual({ kind });
  });

  it("is refused with the dispute that blocks it, open or lost", () => {
    for (const status of ["needs_response", "lost"]) {
      const disputes = [aDispute({ id: "du_won", isChargeRefundable: true }), aDispute({ status })];
      expect(decideRefund(aRequest(), gatheredFrom(aCharge(), disputes))).toEqual({
        kind: "refuse",
        refusal: { kind: "charge_disputed", disputeId: "du_3Chargeback" },
      });
    }
  });

  it("is refused with what is under way when that is why nothing is left", () => {
    const figures = someFigures({ refundedMinor: 4_000n, pendingMinor: 6_000n, leftMinor: 0n });
    const request = aRequest({ seenLeft: money(0n, "eur") });
    expect(decideRefund(request, { ...gatheredFrom(aCharge()), figures })).toEqual({
      kind: "refuse",
      refusal: { kind: "nothing_left", underWay: money(6_000n, "eur") },
    });
  });
});

describe("an amount", () => {
  it("above what is left and above what was shown is a slip of the fingers", () => {
    expect(refusalFor({ amount: part(10_001n) })).toEqual({
      kind: "over_left",
      asked: money(10_001n, "eur"),
      left: money(10_000n, "eur"),
    });
  });

  it.each([9_999n, 10_001n])(
    "is refused when %s was shown as left: the charge changed since",
    (seenMinor) => {
      const change = { seenLeft: money(seenMinor, "eur") };
      const refusal = { kind: "charge_changed", seen: money(seenMinor, "eur"), left: money(10_000n, "eur") };
      expect(refusalFor(change)).toEqual(refusal);
      expect(refusalFor({ ...change, amount: { kind: "whole" } })).toEqual(refusal);
    },
  );

  it("that was possible when shown is refused as a change, not as a slip", () => {
    const change = { seenLeft: money(12_000n, "eur"), amount: part(11_000n) };
    expect(refusalFor(change)).toMatchObject({ kind: "charge_changed" });
  });

  it("in another currency is refused, in the form's figures or in the sum itself", () => {
    const refusal = { kind: "wrong_currency", asked: "usd", currency: "eur" };
    expect(refusalFor({ seenLeft: money(10_000n, "usd") })).toEqual(refusal);
    expect(refusalFor({ amount: part(1_250n, "usd") })).toEqual(refusal);
  });
});

describe("the options of a Connect charge", () => {
  const connect: ConnectTerms = {
    destination: "acct_1",
    transferMinor: 9_000n,
    applicationFeeMinor: 1_000n,
    canReverseTransfer: true,
    canRefundApplicationFee: true,
  };
  const direct = { ...connect, destination: null, transferMinor: null, canReverseTransfer: false };
  const withoutFee = { ...connect, applicationFeeMinor: null, canRefundApplicationFee: false };
  const transfer = { reverseTransfer: true };
  const fee = { refundApplicationFee: true };

  it.each<[string | null, Partial<RefundRequest>, ConnectTerms | null]>([
    ["transfer_not_returnable", transfer, null],
    ["transfer_not_returnable", transfer, direct],
    ["fee_not_returnable", fee, null],
    ["fee_not_returnable", fee, withoutFee],
    ["fee_needs_transfer", fee, connect],
    [null, { ...transfer, ...fee }, connect],
    [null, transfer, connect],
    [null, fee, direct],
    [null, {}, connect],
  ])("are refused as %s for %o", (kind, change, terms) => {
    expect(refusalFor(change, { connect: terms })).toEqual(kind === null ? null : { kind });
  });
});

describe("a method that asks the customer for bank details", () => {
  const nobody = {
    customer: { id: null, name: null, email: null, isDeleted: false, locales: [], country: null },
  };

  it.each(["boleto", "customer_balance", "konbini", "multibanco", "promptpay"])(
    "%s needs an address",
    (type) => {
      expect(needsInstructions(aCharge(methodOf(type)))).toBe(true);
      expect(refusalFor({}, { ...methodOf(type), ...nobody })).toEqual({ kind: "email_required" });
      expect(refusalFor({ instructionsEmail: "a@b.example" }, { ...methodOf(type), ...nobody })).toBeNull();
      expect(refusalFor({}, methodOf(type))).toBeNull();
    },
  );

  it("is not the card", () => {
    expect(refusalFor({}, nobody)).toBeNull();
    expect(isBankDebit(aCharge())).toBe(false);
  });
});

describe("the name of the payment", () => {
  it("can be its payment intent, where there is one", () => {
    expect(refusalFor({ byPaymentIntent: true })).toBeNull();
    const refusal = refusalFor({ byPaymentIntent: true }, { paymentIntentId: null });
    expect(refusal).toEqual({ kind: "no_payment_intent" });
    expect(refusalFor({}, { paymentIntentId: null })).toBeNull();
  });
});

describe("the order of the reasons", () => {
  it("puts what the charge forbids before what the form says wrong", () => {
    const wrong = { amount: part(99_999n), seenLeft: money(1n, "usd"), reverseTransfer: true };
    expect(refusalFor(wrong, { status: "failed" })).toMatchObject({ kind: "charge_failed" });
    expect(refusalFor(wrong)).toMatchObject({ kind: "wrong_currency" });
    expect(refusalFor({ ...wrong, seenLeft: money(1n, "eur") })).toMatchObject({ kind: "over_left" });
    const onlyOptions = { ...wrong, amount: part(1n), seenLeft: money(10_000n, "eur") };
    expect(refusalFor(onlyOptions)).toMatchObject({ kind: "transfer_not_returnable" });
  });

  it("puts a failed charge before a dispute about it", () => {
    const gathered = gatheredFrom(aCharge({ status: "failed" }), [aDispute()]);
    expect(decideRefund(aRequest(), gathered)).toMatchObject({ refusal: { kind: "charge_failed" } });
  });
});
