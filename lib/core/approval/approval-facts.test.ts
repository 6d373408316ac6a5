import { describe, expect, it } from "vitest";
import { aCharge, aDispute, aRefund } from "@/lib/core/test-builders";
import { type ApprovalFacts, approvalFacts, factChanges, type LookedAt } from "./approval-facts";

const looked: LookedAt = {
  charge: aCharge(),
  refunds: [],
  disputes: [],
  requests: [{ id: "rq_own", state: "awaiting_approval", amountMinor: 6_000n }],
  isStopped: false,
};
const before = approvalFacts(null, { ...looked, requests: [] });

function changesFor(change: Partial<LookedAt>): string[] {
  return factChanges(before, approvalFacts("rq_own", { ...looked, ...change }), "en-IE");
}

describe("the facts that an approval rests on", () => {
  it("are the same before the request and beside it", () => {
    expect(approvalFacts("rq_own", looked)).toEqual(before);
    expect(changesFor({})).toEqual([]);
  });

  it("do not depend on the order of Stripe’s lists", () => {
    const refunds = [aRefund(100n, { id: "re_2" }), aRefund(200n, { id: "re_1" })];
    expect(approvalFacts(null, { ...looked, refunds })).toEqual(
      approvalFacts(null, { ...looked, refunds: refunds.toReversed() }),
    );
  });

  it.each<[string, Partial<LookedAt>, RegExp]>([
    ["another refund", { refunds: [aRefund(1_000n)] }, /€100.00 then, €90.00 now.*Another refund of €10.00/],
    [
      "another request",
      {
        requests: [...looked.requests, { id: "rq_2", state: "submitting", amountMinor: 500n }],
      },
      /On their way were €0.00 then, €5.00 now/,
    ],
    ["a dispute", { disputes: [aDispute()] }, /opened a dispute: needs response/],
    ["a stop", { isStopped: true }, /stopped now/],
    [
      "another customer",
      { charge: aCharge({ customer: { ...aCharge().customer, id: "cus_2" } }) },
      /another customer/,
    ],
  ])("tell in words of %s", (_name, change, words) => {
    expect(changesFor(change).join(" ")).toMatch(words);
  });

  it("name each fact that differs, so that no hash changes without a word", () => {
    const other: { [Key in keyof ApprovalFacts]: ApprovalFacts[Key] } = {
      currency: "usd",
      paidMinor: "1",
      refundedMinor: "1",
      pendingMinor: "1",
      leftMinor: "1",
      isStopped: true,
      customerId: null,
      refunds: [{ id: "re_1", amountMinor: "1", status: "failed" }],
      disputes: [{ id: "du_1", status: "won" }],
    };
    for (const key of Object.keys(other)) {
      // The currency of a charge never changes.
      if (key === "currency") continue;
      const changed = { ...before, [key]: other[key as keyof ApprovalFacts] };
      expect(factChanges(before, changed, "en-IE"), key).toHaveLength(1);
    }
  });
});
