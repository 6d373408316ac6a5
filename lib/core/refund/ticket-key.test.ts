import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticketKey } from "./ticket-key";

describe("what a ticket is compared by", () => {
  it.each(["", " ", "\u00a0\t"])("is nothing for %j", (ticket) => {
    expect(ticketKey(ticket)).toBeNull();
  });

  it.each([
    ["TCK-812", "tck-812"],
    [" tck-812 ", "TCK-812"],
    ["E\u0301-1", "\u00e9-1"],
    ["ﬁ-1", "ﬁ-1"],
  ])("is one for %j and %j", (left, right) => {
    expect(ticketKey(left)).toBe(ticketKey(right));
  });

  it("tells different tickets apart", () => {
    expect(ticketKey("TCK-812")).not.toBe(ticketKey("TCK-81"));
  });

  it("does not change when it is taken again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (ticket) => {
        const key = ticketKey(ticket);
        expect(key === null ? null : ticketKey(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });
});
