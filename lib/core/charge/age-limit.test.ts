import { describe, expect, it } from "vitest";
import { aCharge, gatheredFrom } from "@/lib/core/test-builders";
import { ageLimitOf } from "./age-limit";
import type { Charge } from "./charge";
import type { Obstacle } from "./obstacle";

/** Looked at on 22 November 2026, 12:00 UTC. */
function limitOf(type: string, createdAt: string, change: Partial<Charge> = {}): Obstacle | null {
  const method = { type, brand: null, last4: "1234", wallet: null };
  return ageLimitOf(gatheredFrom(aCharge({ method, createdAt: new Date(createdAt), ...change })), "en-US");
}

describe("the age limit of a payment method", () => {
  it("names the last day, counted from the payment", () => {
    expect(limitOf("paypal", "2026-11-01T08:00:00Z")).toMatchObject({
      weight: "informs",
      sentence:
        "PayPal payments can be refunded for 180 days: the last day of this one is April 30, 2027 (UTC).",
      advice: "158 days are left to decide.",
    });
  });

  it.each([
    ["2025-10-30T00:00:00Z", "November 30, 2026"],
    // There is no 31st of November, and no 31st of February.
    ["2025-10-31T23:59:59Z", "November 30, 2026"],
    ["2026-01-31T00:00:00Z", "February 28, 2027"],
  ])("counts months by the calendar: paid at %s, it ends on %s", (createdAt, day) => {
    expect(limitOf("blik", createdAt)?.sentence).toContain(
      `for 13 months: the last day of this one is ${day}`,
    );
  });

  it.each([
    ["2026-06-03T12:00:00Z", "informs", "8 days are left to decide."],
    ["2026-06-02T12:00:00Z", "warns", "7 days are left to decide."],
    ["2026-05-27T12:00:00Z", "warns", "1 day is left to decide."],
    ["2026-05-26T12:00:00Z", "warns", "If it is due, refund it today."],
  ])("of what was paid at %s %s: %s", (createdAt, weight, advice) => {
    expect(limitOf("ideal", createdAt)).toMatchObject({ kind: "age_limit", weight, advice });
  });

  it("is past a moment after its end, and still lets the person try", () => {
    expect(limitOf("ideal", "2026-05-26T11:59:59Z")).toMatchObject({
      kind: "age_limit_passed",
      weight: "warns",
      sentence: expect.stringContaining("the last day of this one was November 22, 2026"),
    });
  });

  it("says of a method without refunds that it has none", () => {
    expect(limitOf("oxxo", "2026-11-22T11:00:00Z")?.sentence).toBe("Stripe does not refund Oxxo payments.");
  });

  it("is nothing for cards, and where nothing can be refunded anyway", () => {
    expect(limitOf("card", "2020-01-01T00:00:00Z")).toBeNull();
    expect(limitOf("paypal", "2026-11-01T08:00:00Z", { amountRefundedMinor: 10_000n })).toBeNull();
  });
});
