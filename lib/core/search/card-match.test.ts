import { describe, expect, it } from "vitest";
import { aCharge } from "@/lib/core/test-builders";
import { matchesCard, minorUnitsMeant, spanOfDay } from "./card-match";

const card = (amount: string | null, days: string[] = []) => ({ last4: "4242", amount, days });
/** 100.00 EUR on 22 November 2026, 12:00 UTC, by a card that ends in 4242. */
const charge = aCharge();

describe("a card's last four", () => {
  it("match alone, and never another card", () => {
    expect(matchesCard(charge, card(null), "en-US")).toBe(true);
    expect(matchesCard(charge, { ...card(null), last4: "4241" }, "en-US")).toBe(false);
  });

  it.each(["100", "100.00", "100,00", "€100", "100 EUR"])("match with the amount %s", (amount) => {
    expect(matchesCard(charge, card(amount), "en-US")).toBe(true);
  });

  it.each(["10", "100.01", "$100"])("do not match with the amount %s", (amount) => {
    expect(matchesCard(charge, card(amount), "en-US")).toBe(false);
  });

  it("match by the currency's own decimals", () => {
    const yen = aCharge({ currency: "jpy", amountMinor: 5_800n });
    expect(matchesCard(yen, card("5800"), "en-US")).toBe(true);
    expect(matchesCard(yen, card("58.00"), "en-US")).toBe(false);
  });

  it("match with a day, whatever the time zone of who wrote it", () => {
    for (const day of ["2026-11-22", "2026-11-23"]) {
      expect(matchesCard(charge, card(null, [day]), "en-US")).toBe(true);
    }
    for (const day of ["2026-11-20", "2026-11-24"]) {
      expect(matchesCard(charge, card(null, [day]), "en-US")).toBe(false);
    }
    expect(matchesCard(charge, card(null, ["2026-01-01", "2026-11-22"]), "en-US")).toBe(true);
  });
});

it("an amount is asked for in every number of decimals that currencies have", () => {
  expect(minorUnitsMeant("49.00", "en-US")).toEqual([4_900n, 49_000n]);
  expect(minorUnitsMeant("€5800", "en-US")).toEqual([580_000n, 5_800n, 5_800_000n]);
  expect(minorUnitsMeant("49,50 EUR", "en-US")).toEqual([4_950n, 49_500n]);
  expect(minorUnitsMeant("4.950,00", "de-DE")).toContain(495_000n);
});

it("a day is as long as it can be on earth", () => {
  const { fromSeconds, toSeconds } = spanOfDay("2026-11-22");
  expect(toSeconds - fromSeconds).toBe(50 * 3600);
});
