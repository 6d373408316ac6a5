import { describe, expect, it } from "vitest";
import { aCharge, aDispute, aRefund } from "@/lib/core/test-builders";
import type { Charge, ChargeRefund, ChargeState, Dispute } from "./charge";
import { chargeFigures, chargeState } from "./charge-figures";
import { toPaymentRow } from "./payment-row";

function stateOf(charge: Charge, refunds: ChargeRefund[] = [], disputes: Dispute[] = []): ChargeState {
  return chargeState(charge, chargeFigures(charge, refunds, 0n), disputes);
}

const uncaptured = { isCaptured: false, amountCapturedMinor: 0n };
const partly = { amountCapturedMinor: 6_000n, amountRefundedMinor: 4_000n };

describe("the one word for a charge", () => {
  it.each<[ChargeState, Partial<Charge>]>([
    ["paid", {}],
    ["failed", { status: "failed", ...uncaptured }],
    ["pending", { status: "pending" }],
    ["uncaptured", uncaptured],
    ["expired", { ...uncaptured, amountRefundedMinor: 10_000n }],
    ["partly_captured", partly],
  ])("is %s, on the page and in a list", (state, change) => {
    expect(stateOf(aCharge(change))).toBe(state);
    expect(toPaymentRow(aCharge(change)).state).toBe(state);
  });

  it.each<[ChargeState, bigint]>([
    ["partly_refunded", 9_999n],
    ["refunded", 10_000n],
  ])("is %s once %s minor units went back", (state, amountMinor) => {
    const charge = aCharge({ amountRefundedMinor: amountMinor });
    expect(stateOf(charge, [aRefund(amountMinor)])).toBe(state);
    expect(toPaymentRow(charge).state).toBe(state);
  });

  it.each<[ChargeState, bigint]>([
    ["partly_refunded", 1_000n],
    ["refunded", 6_000n],
  ])("is %s when %s of a partly captured charge went back beside the release", (state, amountMinor) => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 4_000n + amountMinor });
    expect(stateOf(charge, [aRefund(amountMinor, { id: "re_new" }), aRefund(4_000n)])).toBe(state);
    expect(toPaymentRow(charge).state).toBe(state);
  });

  it("stays paid while the only refund is on its way", () => {
    expect(stateOf(aCharge(), [aRefund(10_000n, { status: "pending" })])).toBe("paid");
  });

  it("is disputed only while a dispute blocks refunds", () => {
    const charge = aCharge({ isDisputed: true });
    expect(stateOf(charge, [], [aDispute()])).toBe("disputed");
    expect(stateOf(charge, [], [aDispute({ status: "won", isChargeRefundable: true })])).toBe("paid");
  });
});

describe("a row of a list", () => {
  it("carries who paid, how and for what", () => {
    expect(toPaymentRow(aCharge())).toMatchObject({
      chargeId: "ch_3PaidInFull",
      amountMinor: 10_000n,
      currency: "eur",
      customerName: "Ana Maria",
      customerEmail: "ana@example.com",
      methodLabel: "Visa •••• 4242",
      description: "Order 4711",
    });
  });
});
