import { describe, expect, it } from "vitest";
import { clockSkew, skewSentence } from "./clock-skew";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds));
const asking = (from: number, to: number) => ({ begunAt: at(from), endedAt: at(to) });

describe("how far our clock is from Stripe's", () => {
  it.each([
    ["nothing while Stripe's moment lies within the asking", 0, 10, 5, 0],
    ["nothing at either end of it", 0, 10, 10, 0],
    ["nothing for a process that stood still in between", 0, 900, 1, 0],
    ["what it is ahead at least", 100, 110, 30, 70_000],
    ["what it is behind at least", 0, 10, 80, -70_000],
  ])("is %s", (_what, from, to, stripe, skew) => {
    expect(clockSkew(asking(from, to), at(stripe))).toBe(skew);
  });

  it("is told from more than a minute on, with its direction", () => {
    expect(skewSentence(60_000)).toBeNull();
    expect(skewSentence(-60_000)).toBeNull();
    expect(skewSentence(61_000)).toContain("61 seconds ahead of Stripe’s");
    expect(skewSentence(-3_600_000)).toContain("3600 seconds behind Stripe’s");
  });
});
