import { describe, expect, it } from "vitest";
import { expectedArrival } from "./expected-arrival";
import { languageOf, textLocale } from "./text-language";

describe("the language of a customer", () => {
  it.each([
    [["fr-CA", "en"], "DE", "fr"],
    [["da", "nl"], null, "nl"],
    [["pt_BR"], null, "pt"],
    [[], "AT", "de"],
    [[], "MX", "es"],
    [[], "JP", "ja"],
    [["sv"], "SE", "en"],
    [[], null, "en"],
  ])("is, for %j and the country %s, %s", (locales, country, expected) => {
    expect(languageOf({ locales, country })).toBe(expected);
  });

  it("is written the way the customer’s country writes it", () => {
    expect(textLocale("en", { locales: [], country: "GB" })).toBe("en-GB");
    expect(textLocale("pt", { locales: ["pt_BR"], country: "PT" })).toBe("pt-BR");
    expect(textLocale("de", { locales: ["fr"], country: "FR" })).toBe("de");
    expect(textLocale("es", { locales: ["es-!!"], country: null })).toMatch(/^[a-z]{2}/);
  });
});

describe("the day on which the money should be there", () => {
  const card = { type: "card" };

  it.each([
    ["2026-11-22T12:00:00Z", "2026-12-04"],
    ["2026-11-27T23:59:59Z", "2026-12-11"],
    ["2026-12-31T00:00:00Z", "2027-01-14"],
  ])("is, for a card refunded at %s, %s", (sentAt, day) => {
    expect(expectedArrival(new Date(sentAt), card).toISOString().slice(0, 10)).toBe(day);
  });

  it("comes sooner for a US bank account", () => {
    const day = expectedArrival(new Date("2026-11-23T12:00:00Z"), { type: "us_bank_account" });
    expect(day.toISOString().slice(0, 10)).toBe("2026-11-30");
  });
});
