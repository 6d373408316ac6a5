import { describe, expect, it } from "vitest";
import { playAmounts } from "./play-amounts";

describe("drawn texts in the amount field", () => {
  // The long form is a million of them: `npm run test:faults -- --layer h --bodies 20000`.
  it("are refused, or lie in the grammar and are worth what their digits say", () => {
    const { accepted, faults } = playAmounts(1, 20_000);
    expect(faults).toEqual([]);
    expect(accepted).toBeGreaterThan(300);
  });
});
