import { describe, expect, it } from "vitest";
import { aCharge } from "@/lib/core/test-builders";
import { cancelOutcomes, cancelRefusal, cancelSentence, toldOutcome } from "./authorisation";

const authorised = { isCaptured: false, amountCapturedMinor: 0n };
const released = { ...authorised, amountRefundedMinor: 10_000n };

describe("canceling an authorisation", () => {
  it.each([
    [null, authorised],
    ["already_captured", {}],
    ["already_released", released],
    ["already_released", { ...authorised, status: "failed" }],
    ["not_here", { ...authorised, paymentIntentId: null }],
  ] as const)("is refused with %s", (outcome, change) => {
    expect(cancelRefusal(aCharge(change))).toBe(outcome);
  });

  it.each(cancelOutcomes)("says what came of it: %s", (outcome) => {
    expect(cancelSentence(outcome)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("is told from an address only where the payment bears it out", () => {
    expect(toldOutcome("canceled", aCharge(released))).toBe("canceled");
    expect(toldOutcome("canceled", aCharge(authorised))).toBeNull();
    expect(toldOutcome("refused", aCharge(authorised))).toBe("refused");
    expect(toldOutcome("<script>", aCharge(released))).toBeNull();
  });
});
