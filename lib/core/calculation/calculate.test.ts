import { array, assert, bigInt, constantFrom, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion } from "./apportion";
import { type CalculationBasis, calculate, firstUnits } from "./calculate";
import { type CalculationAsked, calculationAskedSchema } from "./calculation";
import { calculationLines } from "./calculation-words";
import type { Order } from "./order";

const amounts = bigInt({ min: 0n, max: 10n ** 14n });
const steps = constantFrom(1n, 10n, 100n);
const weightLists = array(bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 }).filter(
  (weights) => weights.some((weight) => weight > 0n),
);

describe("splitting a sum", () => {
  it("loses nothing and gives nobody more than a step beyond the share", () => {
    assert(
      property(amounts, weightLists, steps, (total, weights, step) => {
        const parts = apportion(total, weights, step);
        const all = weights.reduce((sum, weight) => sum + weight, 0n);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        const first = weights.findIndex((weight) => weight > 0n);
        parts.forEach((part, index) => {
          const own = index === first ? part - (total % step) : part;
          const exact = (total - (total % step)) * (weights[index] ?? 0n);
          expect(own % step).toBe(0n);
          expect(own * all > exact - step * all && own * all < exact + step * all).toBe(true);
          if (weights[index] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  it("never gives less to a larger weight", () => {
    assert(
      property(amounts, weightLists, (total, weights) => {
        const parts = apportion(total, weights);
        for (let left = 0; left < weights.length; left += 1) {
          for (let right = left + 1; right < weights.length; right += 1) {
            if ((weights[left] ?? 0n) > (weights[right] ?? 0n))
              expect((parts[left] ?? 0n) >= (parts[right] ?? 0n)).toBe(true);
          }
        }
      }),
    );
  });

  it("of a line over its units is what the split over equal weights says", () => {
    assert(
      property(amounts, integer({ min: 1, max: 60 }), nat(), steps, (total, all, some, step) => {
        const quantity = some % (all + 1);
        const weights = Array.from({ length: all }, () => 1n);
        const expected = apportion(total, weights, step).slice(0, quantity);
        expect(firstUnits(total, quantity, all, step)).toBe(expected.reduce((sum, one) => sum + one, 0n));
      }),
    );
  });

  it.each([
    [-1n, [1n], 1n],
    [1n, [], 1n],
    [1n, [0n], 1n],
    [1n, [1n, -1n], 1n],
    [1n, [1n], 0n],
  ])("does not take %s over %s by %s", (total, weights, step) => {
    expect(() => apportion(total, weights, step)).toThrow(RangeError);
  });
});

const order: Order = {
  source: "checkout",
  id: "cs_test_1",
  lines: [
    { id: "li_1", description: "Mug", quantity: 3, grossMinor: 3_000n, taxMinor: 479n },
    { id: "li_2", description: "Tea", quantity: 1, grossMinor: 1_500n, taxMinor: 98n },
  ],
  shipping: { id: "shipping", description: "Shipping", quantity: 1, grossMinor: 500n, taxMinor: 80n },
};
const basis: CalculationBasis = { currency: "eur", paidMinor: 5_000n, leftMinor: 4_000n, order };

function result(asked: CalculationAsked, change: Partial<CalculationBasis> = {}) {
  const done = calculate(asked, { ...basis, ...change });
  return done.ok ? done.calculation.resultMinor : done.fault;
}

function said(asked: CalculationAsked, change: Partial<CalculationBasis> = {}) {
  const done = calculate(asked, { ...basis, ...change });
  return done.ok ? calculationLines(done.calculation, "en-US") : [done.fault];
}

const days = { kind: "days_unused", from: "2026-11-01", to: "2026-11-30", of: "paid" } as const;
const allLines = [
  { id: "li_1", quantity: 3 },
  { id: "li_2", quantity: 1 },
  { id: "shipping", quantity: 1 },
];

describe("working an amount out", () => {
  it("takes a percentage of what was paid or is left, rounded down to what the currency knows", () => {
    expect(result({ kind: "percent", hundredths: 3_333, of: "paid" })).toBe("1666");
    expect(result({ kind: "percent", hundredths: 10_000, of: "left" })).toBe("4000");
    expect(result({ kind: "percent", hundredths: 3_333, of: "paid" }, { currency: "isk" })).toBe("1600");
    expect(result({ kind: "percent", hundredths: 1, of: "paid" }, { paidMinor: 5n })).toBe("nothing");
  });

  it("counts both ends of a period", () => {
    expect(result({ ...days, unusedFrom: "2026-11-16" })).toBe("2500");
    expect(result({ ...days, unusedFrom: "2026-11-01" })).toBe("5000");
    expect(result({ ...days, unusedFrom: "2026-11-30" })).toBe("166");
    expect(result({ ...days, unusedFrom: "2026-12-01" })).toBe("unused_outside");
    expect(result({ ...days, unusedFrom: "2026-10-31" })).toBe("unused_outside");
    expect(result({ ...days, to: "2026-10-01", unusedFrom: "2026-10-01" })).toBe("days_reversed");
    expect(result({ ...days, from: "2028-02-28", to: "2028-03-01", unusedFrom: "2028-02-29" })).toBe("3333");
  });

  it("adds lines, parts of lines, their tax, or shipping alone", () => {
    expect(result({ kind: "lines", lines: [{ id: "li_1", quantity: 2 }] })).toBe("2000");
    expect(result({ kind: "lines", lines: allLines })).toBe("5000");
    expect(result({ kind: "tax", lines: allLines.slice(0, 2) })).toBe("577");
    expect(result({ kind: "shipping" })).toBe("500");
  });

  it("gives each line its share where less than the order was paid", () => {
    expect(result({ kind: "lines", lines: allLines }, { paidMinor: 4_001n })).toBe("4001");
    expect(result({ kind: "lines", lines: [{ id: "li_2", quantity: 1 }] }, { paidMinor: 4_001n })).toBe(
      "1200",
    );
  });

  it("refuses what does not fit the order", () => {
    expect(result({ kind: "shipping" }, { order: null })).toBe("no_order");
    expect(result({ kind: "shipping" }, { order: { ...order, shipping: null } })).toBe("no_shipping");
    expect(result({ kind: "lines", lines: [{ id: "li_9", quantity: 1 }] })).toBe("no_such_line");
    expect(result({ kind: "lines", lines: [{ id: "li_2", quantity: 2 }] })).toBe("quantity_too_large");
    const twice = [allLines[0], allLines[0]].flatMap((line) => line ?? []);
    expect(result({ kind: "lines", lines: twice })).toBe("no_such_line");
  });

  it("never comes to more than was paid, and to all of it for everything", () => {
    const line = record({
      quantity: integer({ min: 1, max: 9 }),
      grossMinor: bigInt({ min: 1n, max: 10n ** 8n }),
    });
    const lines = array(line, { minLength: 1, maxLength: 12 });
    assert(
      property(lines, bigInt({ min: 1n, max: 10n ** 9n }), (drawn, paidMinor) => {
        const named = drawn.map((one, index) => ({
          ...one,
          id: `li_${index}`,
          description: "x",
          taxMinor: 0n,
        }));
        const whole = { ...order, lines: named, shipping: null };
        const asked: CalculationAsked = {
          kind: "lines",
          lines: named.map(({ id, quantity }) => ({ id, quantity })),
        };
        expect(result(asked, { order: whole, paidMinor })).toBe(paidMinor.toString());
      }),
    );
  });

  it("says the arithmetic so that it can be done again by hand", () => {
    expect(said({ kind: "percent", hundredths: 3_330, of: "left" })).toEqual([
      "33.3 % of €40.00 that was left = €13.32, rounded down",
    ]);
    expect(said({ ...days, unusedFrom: "2026-11-16" })).toEqual([
      "15 of 30 days were not used: from 2026-11-16 to 2026-11-30, of 2026-11-01 to 2026-11-30, both days counted",
      "€50.00 that was paid × 15 ÷ 30 = €25.00, rounded down",
    ]);
    expect(said({ kind: "lines", lines: [{ id: "li_1", quantity: 2 }] }, { paidMinor: 4_000n })).toEqual([
      "From the checkout cs_test_1",
      "The order comes to €50.00 and €40.00 was paid: each line counts with its share of that",
      "2 of 3 × Mug (€24.00): €16.00",
      "Together €16.00",
    ]);
  });
});

describe("what travels with the form", () => {
  it.each([
    { kind: "percent", hundredths: "0", of: "paid" },
    { kind: "percent", hundredths: "10001", of: "paid" },
    { kind: "percent", hundredths: "1e3", of: "paid" },
    { kind: "days_unused", from: "2026-02-30", to: "2026-03-01", unusedFrom: "2026-03-01", of: "paid" },
    { kind: "lines", lines: [] },
    { kind: "lines", lines: [{ id: "li_1", quantity: "-1" }] },
    { kind: "total" },
    null,
    "percent",
  ])("is refused as %j", (asked) => {
    expect(calculationAskedSchema.safeParse(asked).success).toBe(false);
  });
});
