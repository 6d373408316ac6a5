import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseMilliseconds, planSend, type SendHistory, sendsMax } from "./send-plan";

const hour = 3_600_000;
const firstSend = new Date("2026-11-22T12:00:00Z");
const after = (milliseconds: number) => new Date(firstSend.getTime() + milliseconds);

function aHistory(change: Partial<SendHistory> = {}): SendHistory {
  return {
    firstSentAt: firstSend,
    lastSentAt: firstSend,
    sends: 1,
    sawServerError: false,
    unknownMode: "retry",
    ...change,
  };
}

describe("what to do with a send that left no trace at Stripe", () => {
  it.each([
    ["send", 0],
    ["send", 23 * hour - 1],
    ["wait", 23 * hour],
    ["wait", 25 * hour - 1],
    ["fail_not_executed", 25 * hour],
  ])("is %s %i milliseconds later", (plan, age) => {
    expect(planSend(aHistory(), after(age))).toBe(plan);
  });

  it("sends when the window was given back by an answer that proves nothing ran", () => {
    expect(planSend(aHistory({ firstSentAt: null }), after(30 * hour))).toBe("send");
  });

  it.each([
    [sendsMax - 1, "send"],
    [sendsMax, "wait"],
    [sendsMax + 1, "wait"],
  ])("after %i sends is %s", (sends, plan) => {
    expect(planSend(aHistory({ sends }), after(hour))).toBe(plan);
  });

  it("counts the quiet time from the last send, not from the first", () => {
    const history = aHistory({ lastSentAt: after(22 * hour), sends: 2 });
    expect(planSend(history, after(46 * hour))).toBe("wait");
    expect(planSend(history, after(47 * hour))).toBe("fail_not_executed");
  });

  it("only watches after Stripe's own 500, then leaves it to people", () => {
    const history = aHistory({ unknownMode: "watch", sawServerError: true });
    expect(planSend(history, after(hour))).toBe("wait");
    expect(planSend(history, after(25 * hour))).toBe("review");
  });

  it("leaves a 500 of an earlier send to people too", () => {
    expect(planSend(aHistory({ sawServerError: true }), after(26 * hour))).toBe("review");
  });

  it("calls a watched refusal not executed once it was quiet for long enough", () => {
    expect(planSend(aHistory({ unknownMode: "watch" }), after(25 * hour))).toBe("fail_not_executed");
  });

  it("does nothing at all while people review it", () => {
    for (const age of [0, 24 * hour, 1_000 * hour]) {
      expect(planSend(aHistory({ unknownMode: "review" }), after(age))).toBe("wait");
    }
  });

  it("never sends a key 23 hours old, and never gives up within 25 hours of a send", () => {
    const instants = fc.integer({ min: 0, max: 60 * hour });
    const modes = fc.constantFrom(null, "retry", "watch", "review");
    fc.assert(
      fc.property(instants, instants, fc.boolean(), modes, (first, gap, sawServerError, unknownMode) => {
        const history = aHistory({
          firstSentAt: after(0),
          lastSentAt: after(first),
          sawServerError,
          unknownMode,
        });
        const now = first + gap;
        const plan = planSend(history, after(now));
        if (plan === "send") expect(now).toBeLessThan(23 * hour);
        if (plan === "fail_not_executed") expect(gap).toBeGreaterThanOrEqual(25 * hour);
        if (plan === "fail_not_executed") expect(sawServerError).toBe(false);
      }),
    );
  });
});

describe("the pause before the next look", () => {
  it("doubles from a few seconds", () => {
    expect([0, 1, 2].map((tries) => pauseMilliseconds(tries, 1))).toEqual([3_000, 6_000, 12_000]);
    expect(pauseMilliseconds(0, 0)).toBe(1_500);
  });

  it("stays between half of its ceiling and two hours, whatever chance and tries say", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const pause = pauseMilliseconds(tries, chance);
        expect(pause).toBeGreaterThanOrEqual(pauseMilliseconds(tries, 0));
        expect(pause).toBeLessThanOrEqual(pauseMilliseconds(tries, 0) * 2);
        expect(pause).toBeLessThanOrEqual(2 * hour);
        expect(Number.isInteger(pause)).toBe(true);
      }),
    );
    expect(pauseMilliseconds(1_000_000, 0)).toBe(hour);
  });
});
