import { describe, expect, it } from "vitest";
import { beforeExchange, isExchangeOf } from "./exchange";

const sum = (amountMinor: bigint, currency: string) => ({ amountMinor, currency });

describe("a sum in another currency", () => {
  it.each([
    ["Stripe's own example", sum(1000n, "eur"), sum(1234n, "usd"), "1.234"],
    ["one minor unit above", sum(1000n, "eur"), sum(1235n, "usd"), "1.234"],
    ["one minor unit below", sum(1000n, "eur"), sum(1233n, "usd"), "1.234"],
    [
      "a rate between whole units of a currency without decimals",
      sum(1000n, "jpy"),
      sum(620n, "eur"),
      "0.0062",
    ],
    ["a rate between its minor units", sum(1000n, "jpy"), sum(620n, "eur"), "0.62"],
    ["into a currency without decimals", sum(620n, "eur"), sum(1000n, "jpy"), "161.29"],
    ["a very small rate", sum(100_000_000n, "vnd"), sum(62n, "eur"), "6.2e-7"],
    [
      "a large sum, as exactly as five decimals can say",
      sum(500_000_000n, "gbp"),
      sum(585_925_900n, "eur"),
      "1.17185",
    ],
  ])("is explained by the rate: %s", (_, from, to, rate) => {
    expect(isExchangeOf(from, to, rate)).toBe(true);
  });

  it.each([
    ["two minor units off", sum(1000n, "eur"), sum(1236n, "usd"), "1.234"],
    ["half of it", sum(1000n, "eur"), sum(617n, "usd"), "1.234"],
    ["a rate that is none", sum(1000n, "eur"), sum(1000n, "usd"), "one"],
    [
      "a large sum, further off than its rate can say",
      sum(500_000_000n, "gbp"),
      sum(585_930_000n, "eur"),
      "1.17185",
    ],
  ])("is not explained by the rate: %s", (_, from, to, rate) => {
    expect(isExchangeOf(from, to, rate)).toBe(false);
  });

  it("is told as what it was worth before", () => {
    expect(beforeExchange(sum(617n, "usd"), "eur", "1.234")).toBe(500n);
    expect(beforeExchange(sum(620n, "eur"), "jpy", "0.0062")).toBe(1000n);
    expect(beforeExchange(sum(1n, "usd"), "eur", "0")).toBeNull();
  });
});
