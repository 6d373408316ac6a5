import { describe, expect, it } from "vitest";
import { Clock } from "./clock";

describe("Clock", () => {
  it("runs planned steps in the order of their moments, each at its own moment", () => {
    const clock = new Clock();
    const start = clock.nowSeconds();
    const seen: [string, number][] = [];
    clock.plan(200, () => seen.push(["later", clock.nowSeconds() - start]));
    clock.plan(100, () => {
      seen.push(["sooner", clock.nowSeconds() - start]);
      clock.plan(50, () => seen.push(["follow-up", clock.nowSeconds() - start]));
    });
    clock.advance(1000);
    expect(seen).toEqual([
      ["sooner", 100],
      ["follow-up", 150],
      ["later", 200],
    ]);
    expect(clock.nowSeconds() - start).toBeGreaterThanOrEqual(1000);
    clock.reset();
  });

  it("forgets its plans and its advance on reset", () => {
    const clock = new Clock();
    clock.advance(5000);
    clock.plan(1, () => {
      throw new Error("This step should have been forgotten.");
    });
    clock.reset();
    clock.advance(10);
    expect(Math.abs(clock.nowMilliseconds() - Date.now() - 10_000)).toBeLessThan(1000);
    clock.reset();
  });
});
