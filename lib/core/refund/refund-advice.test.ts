import { describe, expect, it } from "vitest";
import { returnedAdvice, unknownAdvice, waitingAdvice } from "@/lib/core/sentences";
import { refundAdvice } from "./refund-advice";

const open = { state: "unknown", unknownMode: "retry", refundId: null } as const;

function said(httpStatus: number, code: string | null = null) {
  return { httpStatus, code, parameter: null, message: "No.", requestId: "req_1" };
}

describe("what to know about a refund that has no result", () => {
  it("never offers to try again while the outcome is unknown", () => {
    for (const httpStatus of [400, 409, 500, 503]) {
      expect(refundAdvice({ ...open, failure: said(httpStatus) })).toContain("We are finding out");
    }
    expect(refundAdvice({ ...open, failure: null })).toBe(unknownAdvice);
  });

  it("says that what Stripe did not take goes out by itself", () => {
    const waiting = { state: "submitting", unknownMode: null, refundId: null } as const;
    expect(refundAdvice({ ...waiting, failure: said(429) })).toMatch(/asked too much.*by itself/);
    expect(refundAdvice({ ...waiting, failure: said(429, "lock_timeout") })).toMatch(/changing this payment/);
    expect(refundAdvice({ ...waiting, failure: null })).toBeNull();
  });

  it("sends people to the case where the console itself is at fault", () => {
    expect(refundAdvice({ ...open, unknownMode: "review", failure: said(400) })).toContain("under Attention");
  });

  it("tells a refusal in our words too, and nothing once Stripe has a refund", () => {
    const failed = { state: "failed", unknownMode: null, failure: said(400, "charge_disputed") } as const;
    expect(refundAdvice({ ...failed, refundId: null })).toMatch(/disputed this payment.*Answer the dispute/);
    expect(refundAdvice({ ...failed, refundId: "re_1" })).toBeNull();
  });

  it("says whose turn it is while nothing was sent", () => {
    expect(refundAdvice({ ...open, state: "awaiting_approval", failure: null })).toBe(waitingAdvice);
    expect(refundAdvice({ ...open, state: "returned", failure: null })).toBe(returnedAdvice);
  });
});
