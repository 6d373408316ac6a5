import { describe, expect, it } from "vitest";
import { covers, daysAround, isWithin, lastDays, readDay } from "./tie-out-window";

const instant = (text: string) => new Date(text);

describe("the days of a tie-out", () => {
  it("are whole ones in UTC, up to the day that is not over", () => {
    expect(lastDays(2, instant("2026-11-22T02:30:00Z"))).toEqual({
      from: instant("2026-11-20T00:00:00Z"),
      to: instant("2026-11-22T00:00:00Z"),
    });
  });

  it("hold their first instant and not the one after the last", () => {
    const window = lastDays(1, instant("2026-11-22T02:30:00Z"));
    expect(isWithin(window, instant("2026-11-21T00:00:00Z"))).toBe(true);
    expect(isWithin(window, instant("2026-11-22T00:00:00Z"))).toBe(false);
  });

  it("are drawn around instants, and none around none", () => {
    const days = daysAround([instant("2026-11-20T10:00:00Z"), instant("2026-11-18T23:59:59Z")]);
    expect(days).toEqual({ from: instant("2026-11-18T00:00:00Z"), to: instant("2026-11-21T00:00:00Z") });
    expect(daysAround([])).toBeNull();
  });

  it("cover other days only when both ends lie within", () => {
    const window = lastDays(3, instant("2026-11-22T00:00:00Z"));
    expect(covers(window, lastDays(2, instant("2026-11-21T00:00:00Z")))).toBe(true);
    expect(covers(window, lastDays(2, instant("2026-11-23T00:00:00Z")))).toBe(false);
  });

  it.each(["2026-02-30", "22.11.2026", "2026-11-22T10:00", "yesterday", ""])("refuse %j as a day", (text) => {
    expect(readDay(text)).toBeNull();
  });
});
