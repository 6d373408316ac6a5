import { describe, expect, it } from "vitest";
import { aCharge, aDispute, gatheredFrom } from "@/lib/core/test-builders";
import type { Charge, Dispute } from "./charge";
import { obstaclesOf } from "./obstacles";

function kindsOf(change: Partial<Charge>, disputes: Dispute[] = []): string[] {
  return obstaclesOf(gatheredFrom(aCharge(change), disputes), "en-US").map(
    ({ weight, kind }) => `${weight} ${kind}`,
  );
}

const methodOf = (type: string) => ({ method: { type, brand: null, last4: null, wallet: null } });
const inquiry = { isInquiry: true, isChargeRefundable: true };
const transferred = {
  destination: "acct_1",
  transferMinor: 1n,
  applicationFeeMinor: null,
  canReverseTransfer: true,
  canRefundApplicationFee: false,
};

describe("what stands before a refund", () => {
  it("is nothing for a plain card payment", () => {
    expect(kindsOf({})).toEqual([]);
  });

  it.each<[string, Partial<Charge>]>([
    ["blocks charge_failed", { status: "failed" }],
    ["informs charge_refunded", { amountRefundedMinor: 10_000n }],
    ["informs asks_customer", methodOf("konbini")],
    ["warns transferred", { connect: transferred }],
    [
      "informs customer_deleted",
      { customer: { id: "cus_1", name: null, email: null, isDeleted: true, locales: [], country: null } },
    ],
    ["informs partly_captured", { amountCapturedMinor: 6_000n, amountRefundedMinor: 4_000n }],
  ])("%s", (kind, change) => {
    expect(kindsOf(change)).toEqual([kind]);
  });

  it("is two things for a bank debit on its way: that it is, and until when it can go back", () => {
    const debit = { status: "pending", ...methodOf("us_bank_account") } as const;
    expect(kindsOf(debit)).toEqual(["warns not_settled", "informs age_limit"]);
  });

  it.each<[string[], Partial<Dispute>]>([
    [["blocks charge_disputed"], {}],
    [["blocks charge_disputed"], { status: "lost" }],
    [["warns dispute_won"], { status: "won", isChargeRefundable: true }],
    [["warns inquiry"], { status: "warning_needs_response", ...inquiry }],
    [[], { status: "warning_closed", ...inquiry }],
  ])("is %s for such a dispute", (kinds, change) => {
    expect(kindsOf({ isDisputed: true }, [aDispute(change)])).toEqual(kinds);
  });

  it("begins with what blocks", () => {
    const disputes = [aDispute({ status: "won", isChargeRefundable: true }), aDispute({ id: "du_2" })];
    expect(kindsOf({}, disputes)[0]).toBe("blocks charge_disputed");
  });

  it("names both figures of a part that was captured", () => {
    const charge = aCharge({ amountCapturedMinor: 6_000n, amountRefundedMinor: 4_000n });
    const [obstacle] = obstaclesOf(gatheredFrom(charge), "en-US");
    expect(obstacle?.sentence).toBe("Only €60.00 of the authorised €100.00 was taken.");
  });

  it("always says what is so and what to do", () => {
    const everything = gatheredFrom(
      aCharge({ ...methodOf("konbini"), connect: transferred, amountCapturedMinor: 6_000n }),
      [aDispute(), aDispute({ status: "won" }), aDispute({ status: "warning_under_review", ...inquiry })],
    );
    const found = obstaclesOf(everything, "en-US");
    expect(found).toHaveLength(6);
    for (const { sentence, advice } of found) {
      expect(sentence).toMatch(/\.$/);
      expect(advice).toMatch(/\.$/);
    }
  });
});
