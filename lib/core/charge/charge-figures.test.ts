import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCharge, aRefund } from "@/lib/core/test-builders";
import type { ChargeRefund } from "./charge";
import { chargeFigures, isRelease } from "./charge-figures";

const statuses = ["pending", "requires_action", "succeeded", "failed", "canceled"] as const;

describe("the figures of a charge", () => {
  it("leave all that was captured when nothing went back", () => {
    expect(chargeFigures(aCharge(), [], 0n)).toEqual({
      currency: "eur",
      paidMinor: 10_000n,
      refundedMinor: 0n,
      pendingMinor: 0n,
      leftMinor: 10_000n,
    });
  });

  it.each([0n, 3_000n])("count a pending refund once when Stripe's own figure says %s", (toldMinor) => {
    const charge = aCharge({ amountRefundedMinor: toldMinor });
    const figures = chargeFigures(charge, [aRefund(3_000n, { status: "pending" })], 0n);
    expect(figures).toMatchObject({ refundedMinor: 0n, pendingMinor: 3_000n, leftMinor: 7_000n });
  });

  it("count a refund that waits for the customer's bank details as pending", () => {
    const figures = chargeFigures(aCharge(), [aRefund(3_000n, { status: "requires_action" })], 0n);
    expect(figures).toMatchObject({ pendingMinor: 3_000n, leftMinor: 7_000n });
  });

  it.each(["failed", "canceled"] as const)("give back what a %s refund held", (status) => {
    for (const amountRefundedMinor of [0n, 3_000n]) {
      const figures = chargeFigures(aCharge({ amountRefundedMinor }), [aRefund(3_000n, { status })], 0n);
      expect(figures).toMatchObject({ refundedMinor: 0n, pendingMinor: 0n, leftMinor: 10_000n });
    }
  });

  it("believe Stripe's own figure where it is higher than the list and nothing fell back", () => {
    const figures = chargeFigures(aCharge({ amountRefundedMinor: 4_000n }), [aRefund(1_000n)], 0n);
    expect(figures).toMatchObject({ refundedMinor: 1_000n, leftMinor: 6_000n });
  });

  it("set aside what our requests hold that Stripe does not show yet", () => {
    const figures = chargeFigures(aCharge({ amountRefundedMinor: 1_000n }), [aRefund(1_000n)], 2_500n);
    expect(figures).toMatchObject({ refundedMinor: 1_000n, pendingMinor: 2_500n, leftMinor: 6_500n });
  });

  it("never fall below zero when more is held than was captured", () => {
    expect(chargeFigures(aCharge(), [aRefund(9_000n)], 2_500n).leftMinor).toBe(0n);
  });

  it("count nothing as paid for a failed charge", () => {
    const charge = aCharge({ status: "failed", isCaptured: false, amountCapturedMinor: 0n });
    expect(chargeFigures(charge, [], 0n)).toMatchObject({ paidMinor: 0n, leftMinor: 0n });
  });
});

describe("a partly captured charge", () => {
  const partly = { amountMinor: 10_000n, amountCapturedMinor: 6_000n };

  it("leaves the captured part when the release stands only in Stripe's figure", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 4_000n });
    expect(chargeFigures(charge, [], 0n)).toMatchObject({ refundedMinor: 0n, leftMinor: 6_000n });
  });

  it("does not count the release as refunded when it is a refund of its own", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 4_000n });
    expect(chargeFigures(charge, [aRefund(4_000n)], 0n)).toMatchObject({
      refundedMinor: 0n,
      leftMinor: 6_000n,
    });
  });

  it("tells the release from a later refund of the same amount: the older one is the release", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 8_000n });
    const refunds = [aRefund(4_000n, { id: "re_later" }), aRefund(4_000n, { id: "re_release" })];
    expect(refunds.filter((one) => isRelease(charge, one, refunds)).map(({ id }) => id)).toEqual([
      "re_release",
    ]);
    expect(chargeFigures(charge, refunds, 0n)).toMatchObject({ refundedMinor: 4_000n, leftMinor: 2_000n });
  });

  it("does not take an equal refund for a release that only Stripe's figure shows", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 8_000n });
    expect(chargeFigures(charge, [aRefund(4_000n)], 0n)).toMatchObject({
      refundedMinor: 4_000n,
      leftMinor: 2_000n,
    });
  });

  it.each(["pending", "requires_action", "failed"] as const)(
    "does not take an equal refund that is %s for the release",
    (status) => {
      const charge = aCharge({ ...partly, amountRefundedMinor: 4_000n });
      const refund = aRefund(4_000n, { status });
      expect(isRelease(charge, refund, [refund])).toBe(false);
    },
  );

  it("never takes a refund of ours, or one with a person's reason, for the release", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 4_000n });
    for (const change of [{ requestId: "rq_1" }, { reason: "duplicate" }]) {
      const refund = aRefund(4_000n, change);
      expect(isRelease(charge, refund, [refund])).toBe(false);
    }
  });

  it("counts a pending refund beside the release, whether Stripe's figure counts it or not", () => {
    const refunds = [aRefund(1_000n, { id: "re_new", status: "pending" }), aRefund(4_000n)];
    for (const amountRefundedMinor of [4_000n, 5_000n]) {
      const figures = chargeFigures(aCharge({ ...partly, amountRefundedMinor }), refunds, 0n);
      expect(figures).toMatchObject({ refundedMinor: 0n, pendingMinor: 1_000n, leftMinor: 5_000n });
    }
  });

  it("leaves nothing once the captured part went back", () => {
    const charge = aCharge({ ...partly, amountRefundedMinor: 10_000n });
    expect(chargeFigures(charge, [aRefund(6_000n, { id: "re_new" }), aRefund(4_000n)], 0n)).toMatchObject({
      refundedMinor: 6_000n,
      leftMinor: 0n,
    });
  });
});

describe("a released authorisation", () => {
  it("shows nothing as paid and nothing as refunded", () => {
    const charge = aCharge({ isCaptured: false, amountCapturedMinor: 0n, amountRefundedMinor: 10_000n });
    const refunds = [aRefund(10_000n, { reason: "expired_uncaptured_charge" })];
    expect(chargeFigures(charge, refunds, 0n)).toMatchObject({
      paidMinor: 0n,
      refundedMinor: 0n,
      leftMinor: 0n,
    });
  });
});

describe("whatever a charge and its refunds are", () => {
  const situation = fc
    .record({ amountMinor: fc.bigInt(1n, 1_000n), share: fc.nat(100) })
    .chain(({ amountMinor, share }) =>
      fc.record({
        amountMinor: fc.constant(amountMinor),
        amountCapturedMinor: fc.constant((amountMinor * BigInt(share)) / 100n),
        amountRefundedMinor: fc.bigInt(0n, amountMinor),
        refunds: refundsOf(amountMinor),
        reservedMinor: fc.bigInt(0n, 50n),
      }),
    );

  it("what is left is never negative and never more than captured less live refunds and reservations", () => {
    fc.assert(
      fc.property(situation, ({ refunds, reservedMinor, ...amounts }) => {
        const charge = aCharge(amounts);
        const listed = refunds.map(({ amount, status }, index) =>
          aRefund(amount, { id: `re_${index}`, status }),
        );
        const { leftMinor } = chargeFigures(charge, listed, reservedMinor);
        const live = listed.filter((one) => isLiveByHand(one) && !isRelease(charge, one, listed));
        const heldMinor = live.reduce((sum, { amount }) => sum + amount.amountMinor, reservedMinor);
        const mostMinor = charge.amountCapturedMinor - heldMinor;
        expect(leftMinor >= 0n && leftMinor <= (mostMinor > 0n ? mostMinor : 0n)).toBe(true);
      }),
    );
  });

  it("at most one refund is the release", () => {
    fc.assert(
      fc.property(situation, ({ refunds, amountMinor, amountCapturedMinor, amountRefundedMinor }) => {
        const charge = aCharge({ amountMinor, amountCapturedMinor, amountRefundedMinor });
        const listed = refunds.map(({ amount, status }, index) =>
          aRefund(amount, { id: `re_${index}`, status }),
        );
        expect(listed.filter((one) => isRelease(charge, one, listed)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function isLiveByHand({ status }: ChargeRefund): boolean {
  return status !== "failed" && status !== "canceled";
}

function refundsOf(amountMinor: bigint) {
  const one = { amount: fc.bigInt(1n, amountMinor), status: fc.constantFrom(...statuses) };
  return fc.array(fc.record(one), { maxLength: 6 });
}
