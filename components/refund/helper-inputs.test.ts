import { describe, expect, it } from "vitest";
import { calculationAskedSchema } from "@/lib/core/calculation/calculation";
import { askedBy, askedText, firstInputs, type HelperInputs, hundredthsIn } from "./helper-inputs";

describe("the fields of the amount helper", () => {
  it.each([
    ["12.5", 1_250],
    ["12,50 %", 1_250],
    ["100", 10_000],
    ["0.01", 1],
    ["0", null],
    ["100.01", null],
    ["1e2", null],
    ["12.345", null],
    ["", null],
  ])("read %j as %s hundredths of a percent", (text, expected) => {
    expect(hundredthsIn(text)).toBe(expected);
  });

  it("write what the schema reads back as the same", () => {
    const days = { from: "2026-11-01", to: "2026-11-30", unusedFrom: "2026-11-16" };
    const all: readonly HelperInputs[] = [
      { ...firstInputs, percent: "33.3" },
      { ...firstInputs, kind: "days_unused", ...days },
      { ...firstInputs, kind: "lines", quantities: { li_1: 2, li_2: 0 } },
      { ...firstInputs, kind: "tax", quantities: { li_1: 1 } },
      { ...firstInputs, kind: "shipping" },
    ];
    for (const inputs of all) {
      const asked = askedBy(inputs);
      expect(calculationAskedSchema.parse(JSON.parse(askedText(asked ?? { kind: "shipping" })))).toEqual(
        asked,
      );
    }
  });

  it("ask for nothing while something is missing", () => {
    expect(askedBy(firstInputs)).toBeNull();
    expect(askedBy({ ...firstInputs, kind: "days_unused", from: "2026-11-01" })).toBeNull();
    expect(askedBy({ ...firstInputs, kind: "lines", quantities: { li_1: 0 } })).toBeNull();
  });
});
