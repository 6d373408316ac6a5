import { beforeEach, describe, expect, it } from "vitest";
import { askWatchingClock, clockTrouble } from "./watch-clock";

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const slots: Record<symbol, unknown> = globalThis;

/** Asks at noon by Stripe's clock, so many minutes away by ours, after so many minutes of running. */
function ask(skewMinutes: number, runningMinutes = 0) {
  const clock = {
    now: () => new Date(noon + skewMinutes * minute),
    monotonicMilliseconds: () => runningMinutes * minute,
  };
  return askWatchingClock(
    clock,
    async () => ({ kind: "found", value: "x", seenAt: new Date(noon) }) as const,
  );
}

describe("our clock against Stripe's", () => {
  const errors: unknown[] = [];

  beforeEach(() => {
    errors.length = 0;
    slots[Symbol.for("refund-console.clock-watch")] = undefined;
    const error = (facts: unknown) => errors.push(facts);
    slots[Symbol.for("refund-console.log")] = { error, warn: error, info: () => undefined };
  });

  it("is said to be wrong from more than a minute on, in the log and to administrators", async () => {
    await ask(1);
    expect(errors).toEqual([]);
    expect(clockTrouble()).toBeNull();
    expect(await ask(-2)).toMatchObject({ kind: "found", value: "x" });
    expect(errors).toEqual([{ skewMilliseconds: -2 * minute }]);
    expect(clockTrouble()).toContain("120 seconds behind");
  });

  it("is told once an hour in the log, however often Stripe is asked", async () => {
    for (const running of [0, 1, 59, 60, 61]) await ask(5, running);
    expect(errors).toHaveLength(2);
  });

  it("is right again for administrators as soon as an answer shows it", async () => {
    await ask(5);
    await ask(0);
    expect(clockTrouble()).toBeNull();
  });

  it("says nothing where Stripe gave no answer of its own", async () => {
    const trouble = { kind: "unreachable", message: "", requestId: null } as const;
    const clock = { now: () => new Date(noon), monotonicMilliseconds: () => 0 };
    await askWatchingClock(clock, async () => ({ kind: "trouble", trouble }) as const);
    expect(errors).toEqual([]);
    expect(clockTrouble()).toBeNull();
  });
});
