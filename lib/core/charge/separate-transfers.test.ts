import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aCharge } from "@/lib/core/test-builders";
import type { SeparateTransfer } from "./charge-checks";
import { separateTransfersOf } from "./separate-transfers";

const charge = aCharge({ transferGroup: "ORDER-7" });

function aTransfer(change: Partial<SeparateTransfer> = {}): SeparateTransfer {
  return {
    id: "tr_1Knits",
    destination: "acct_1Knits",
    passedOn: money(6_500n, "eur"),
    reversedMinor: 0n,
    isOfThisCharge: true,
    ...change,
  };
}

function lineOf(transfers: readonly SeparateTransfer[], of = charge) {
  return separateTransfersOf({ charge: of, locale: "en-IE" }, { kind: "seen", value: transfers });
}

describe("transfers that were made apart from a payment", () => {
  it("are told with their sum, and where they can be reversed", () => {
    const line = lineOf([
      aTransfer(),
      aTransfer({ id: "tr_2Studio", destination: "acct_1Studio", passedOn: money(900n, "eur") }),
    ]);
    expect(line).toMatchObject({ kind: "transfers_stay", weight: "warns" });
    expect(line?.sentence).toBe("€74.00 was passed on to acct_1Knits and acct_1Studio.");
    expect(line?.advice).toBe(
      "A refund reverses no transfer: your own balance pays all of it. Reverse what has to come back in the Stripe Dashboard, at the transfer itself: tr_1Knits, tr_2Studio.",
    );
  });

  it("count for what has not come back already", () => {
    expect(lineOf([aTransfer({ reversedMinor: 500n })])?.sentence).toContain("€60.00 was passed on");
    expect(lineOf([aTransfer({ reversedMinor: 6_500n })])).toBeNull();
  });

  it("keep their currencies apart", () => {
    const both = [aTransfer(), aTransfer({ id: "tr_2", passedOn: money(1_000n, "gbp") })];
    expect(lineOf(both)?.sentence).toContain("€65.00 and £10.00 was passed on to acct_1Knits");
  });

  it("of the same group alone are told as the group's", () => {
    expect(lineOf([aTransfer({ isOfThisCharge: false })])?.sentence).toContain(
      "under the transfer group ORDER-7",
    );
  });

  it("are told of also where they could not be looked up", () => {
    const line = separateTransfersOf({ charge, locale: "en-IE" }, { kind: "unseen", why: "right_missing" });
    expect(line?.sentence).toContain("could not be looked up");
    expect(line?.advice).toContain("A refund reverses no transfer");
  });

  it("are named one by one as long as they are few", () => {
    const many = Array.from({ length: 7 }, (_, index) => aTransfer({ id: `tr_${index}` }));
    expect(lineOf(many)?.advice).toContain("tr_4 and 2 more.");
  });

  it("are none of a payment without a group, or with none", () => {
    expect(lineOf([aTransfer()], aCharge())).toBeNull();
    expect(lineOf([])).toBeNull();
  });
});
