import { describe, expect, it } from "vitest";
import { refundStates } from "@/lib/core/refund/refund-ledger";
import { aCharge, aRequestedRefund } from "@/lib/core/test-builders";
import { customerText } from "./customer-text";
import { firstTexts } from "./first-texts";
import { textLanguages } from "./text-language";

const promised = ["succeeded", "pending", "requires_action"] as const;
const sepa = aCharge({ method: { type: "sepa_debit", brand: null, last4: "3000", wallet: null } });
const { customer } = aCharge();

const day = (date: string) => new Date(`2026-${date}T12:00:00Z`);

describe("the text for the customer", () => {
  it("names amount, card ending, day and reference", () => {
    expect(customerText(aRequestedRefund(), aCharge(), firstTexts)).toEqual({
      language: "en",
      text:
        "Hello Ana Maria,\n\nWe have refunded €12.50 to your Visa card ending in 4242. " +
        "The money should be on your statement by December 4, 2026. " +
        "If you paid very recently, the original payment may simply disappear from your statement instead." +
        "\n\nReference: re_3Succeeded",
    });
  });

  it("names the bank’s reference once it has arrived", () => {
    const bankReference = { text: "7453760", type: null, arrivedAt: new Date(0) };
    const answer = customerText(aRequestedRefund({ bankReference }), aCharge(), firstTexts);
    expect(answer?.text).toContain("Reference: 7453760");
  });

  it("counts the days from when the money set out, however long ago somebody asked for it", () => {
    const textOf = (change: Parameters<typeof aRequestedRefund>[0]) =>
      customerText(aRequestedRefund({ createdAt: day("10-01"), ...change }), aCharge(), firstTexts)?.text;
    // Approved two days later, answered by the customer after three weeks, waiting for the balance: one step ends it.
    expect(textOf({ sentAt: day("10-03"), updatedAt: day("10-26") })).toContain("by November 9, 2026");
    const referenceAt = (date: string) => ({
      bankReference: { text: "7453760", type: null, arrivedAt: day(date) },
      updatedAt: day(date),
    });
    // The reference changes the row as well, and the day that the customer was told stands.
    expect(textOf({ sentAt: day("10-02"), ...referenceAt("10-09") })).toContain("by October 16, 2026");
    expect(textOf({ sentAt: day("10-02"), ...referenceAt("10-30") })).toContain("by November 13, 2026");
    expect(textOf({ sentAt: null, ...referenceAt("10-09") })).toContain("by October 15, 2026");
  });

  it("is in the customer’s language, with the customer’s own way to write amounts and days", () => {
    const german = aCharge({ customer: { ...customer, locales: ["da", "de-AT"], country: "FR" } });
    const answer = customerText(aRequestedRefund(), german, firstTexts);
    expect(answer?.language).toBe("de");
    expect(answer?.text).toContain(
      "€\u00a012,50 auf Ihre Visa-Karte mit den Endziffern 4242 erstattet. Der Betrag sollte spätestens am 4. Dezember 2026",
    );
  });

  it("is in a language that was chosen instead", () => {
    const answer = customerText(aRequestedRefund(), aCharge(), firstTexts, "ja");
    expect(answer?.text).toContain("末尾4242のVisaカード");
    expect(answer?.text).toContain("2026年12月4日");
  });

  it("greets without a name", () => {
    const nobody = aCharge({ customer: { ...customer, name: null } });
    expect(customerText(aRequestedRefund(), nobody, firstTexts)?.text).toMatch(/^Hello,\n/);
  });

  it("speaks of the card that was held to a terminal as of any other", () => {
    const terminal = aCharge({
      method: { type: "card_present", brand: "mastercard", last4: "4444", wallet: null },
    });
    const text = customerText(aRequestedRefund(), terminal, firstTexts)?.text;
    expect(text).toContain("to your Mastercard card ending in 4444. The money should be on your statement");
  });

  it("speaks of a statement only for cards", () => {
    const text = customerText(aRequestedRefund(), sepa, firstTexts)?.text;
    expect(text).toContain("the way you paid (SEPA debit •••• 3000)");
    expect(text).not.toContain("statement");
  });

  it("names the bank account for a cash balance, whose own name says nothing to a customer", () => {
    const balance = aCharge({
      method: { type: "cash_balance", brand: null, last4: null, wallet: null },
    });
    const pending = aRequestedRefund({ state: "pending" });
    expect(customerText(pending, balance, firstTexts)?.text).toContain("is on its way (bank account)");
    expect(customerText(pending, balance, firstTexts, "de")?.text).toContain("ist unterwegs (Bankkonto)");
    for (const language of textLanguages) {
      expect(customerText(pending, balance, firstTexts, language)?.text).not.toMatch(/cash.balance/i);
    }
  });

  it("leaves no placeholder open, in no language and no situation", () => {
    for (const language of textLanguages) {
      for (const state of promised) {
        for (const charge of [aCharge(), sepa]) {
          const answer = customerText(aRequestedRefund({ state }), charge, firstTexts, language);
          expect(answer?.text).not.toMatch(/[{}]|undefined|null/);
        }
      }
    }
  });

  it("puts no name that looks like a placeholder to work", () => {
    const sly = aCharge({ customer: { ...customer, name: "{reference}" } });
    expect(customerText(aRequestedRefund(), sly, firstTexts)?.text).toMatch(/^Hello \{reference\},/);
  });

  it("promises nothing while the outcome is unknown, and nothing when no money moved", () => {
    for (const state of refundStates) {
      const text = customerText(aRequestedRefund({ state }), aCharge(), firstTexts);
      const mayPromise = promised.some((one) => one === state);
      expect(text !== null).toBe(mayPromise);
    }
  });
});
