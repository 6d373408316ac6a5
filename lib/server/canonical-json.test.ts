import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";

describe("canonical JSON", () => {
  it("sorts names at every depth, also inside lists", () => {
    const value = { b: [{ z: 1, y: 2 }], a: { d: null, c: true } };
    expect(canonicalJson(value)).toBe('{"a":{"c":true,"d":null},"b":[{"y":2,"z":1}]}');
  });

  it("keeps the order of lists", () => {
    expect(canonicalJson([3, 1, 2])).toBe("[3,1,2]");
  });

  it("writes exact numbers and instants as text", () => {
    const value = { amountMinor: 9_007_199_254_740_993n, at: new Date("2026-11-22T12:00:00.120Z") };
    expect(canonicalJson(value)).toBe('{"amountMinor":"9007199254740993","at":"2026-11-22T12:00:00.120Z"}');
  });

  it("leaves out what is not there, and keeps what is null", () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it("keeps a name like __proto__ as a name", () => {
    expect(canonicalJson(JSON.parse('{"z":1,"__proto__":{"b":1,"a":2}}'))).toBe(
      '{"__proto__":{"a":2,"b":1},"z":1}',
    );
  });

  it("gives the same bytes in whatever order the facts were put down, and reads back as they were", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(facts));
        expect(JSON.parse(canonicalJson(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
      }),
    );
  });

  it("refuses an instant that is none", () => {
    expect(() => canonicalJson(new Date(Number.NaN))).toThrow(RangeError);
  });
});
