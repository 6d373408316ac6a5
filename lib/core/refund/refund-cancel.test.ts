import { describe, expect, it } from "vitest";
import { aRefund } from "@/lib/core/test-builders";
import {
  cancelPlace,
  refundCancelOutcomes,
  refundCancelRefusal,
  refundCancelSentence,
} from "./refund-cancel";

const waits = aRefund(1_250n, { status: "requires_action" });

describe("canceling a refund", () => {
  it.each([
    ["waits for the customer", waits, false, "here", null],
    [
      "waits for the customer of a cash balance",
      { ...waits, chargeId: "cash_cus_12345678_eur" },
      false,
      "dashboard",
      "only_in_dashboard",
    ],
    ["went to a card", aRefund(1n), true, "dashboard", "only_in_dashboard"],
    ["is pending on a card", aRefund(1n, { status: "pending" }), true, "dashboard", "only_in_dashboard"],
    ["became a reversal", aRefund(1n, { destinationType: "reversal" }), true, "nowhere", "not_waiting"],
    ["is with the bank", aRefund(1n, { status: "pending" }), false, "nowhere", "not_waiting"],
    ["has arrived at a bank", aRefund(1n), false, "nowhere", "not_waiting"],
  ] as const)("that %s", (_what, refund, isCard, kind, refusal) => {
    expect(cancelPlace(refund, isCard)?.kind).toBe(kind);
    expect(refundCancelRefusal(refund, isCard)).toBe(refusal);
  });

  it.each(["failed", "canceled"] as const)("that is %s already is no longer a question", (status) => {
    expect(cancelPlace(aRefund(1n, { status }), true)).toBeNull();
    expect(refundCancelRefusal(aRefund(1n, { status }), true)).toBe("already_ended");
  });

  it("has a sentence for each outcome, and never says that it failed where nobody knows", () => {
    for (const outcome of refundCancelOutcomes) expect(refundCancelSentence(outcome)).toMatch(/\.$/);
    expect(refundCancelSentence("unknown")).not.toMatch(/not canceled|refused/);
  });
});
