import { describe, expect, test } from "vitest";
import {
  addMoney,
  isSameMoney,
  isZero,
  money,
  subtractMoney,
  sumMoney,
  zeroMoney,
} from "@/lib/core/money/money";

describe("money", () => {
  test("keeps whole minor units exactly, beyond what a number can count", () => {
    expect(money(1250, "eur")).toEqual({ amountMinor: 1250n, currency: "eur" });
    expect(money(9_007_199_254_740_993n, "eur").amountMinor).toBe(9_007_199_254_740_993n);
  });

  test.each([12.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "refuses the inexact number %d",
    (amount) => {
      expect(() => money(amount, "eur")).toThrow(RangeError);
    },
  );

  test("adds and subtracts, also below zero", () => {
    expect(addMoney(money(100, "eur"), money(50, "eur"))).toEqual(money(150, "eur"));
    expect(subtractMoney(money(100, "eur"), money(150, "eur"))).toEqual(money(-50, "eur"));
  });

  test("sums a list, and an empty list to zero", () => {
    expect(sumMoney("jpy", [money(1, "jpy"), money(2, "jpy"), money(3, "jpy")])).toEqual(money(6, "jpy"));
    expect(sumMoney("jpy", [])).toEqual(zeroMoney("jpy"));
  });

  test("never mixes currencies", () => {
    expect(() => addMoney(money(1, "eur"), money(1, "usd"))).toThrow(RangeError);
    expect(() => subtractMoney(money(1, "eur"), money(1, "usd"))).toThrow(RangeError);
    expect(() => sumMoney("eur", [money(1, "usd")])).toThrow(RangeError);
  });

  test("tells sameness by sum and currency, and zero in any currency", () => {
    expect(isSameMoney(money(1, "eur"), money(1, "eur"))).toBe(true);
    expect(isSameMoney(money(1, "eur"), money(2, "eur"))).toBe(false);
    expect(isSameMoney(zeroMoney("eur"), zeroMoney("usd"))).toBe(false);
    expect(isZero(zeroMoney("bhd"))).toBe(true);
    expect(isZero(money(-1, "bhd"))).toBe(false);
  });
});
