import { array, assert, bigInt, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { decideLimits, type LimitedRequest } from "./decide-limits";
import { type CurrencyLimits, type LimitSet, noLimits } from "./limit-set";
import type { LimitedPerson } from "./limits-of-person";

const now = new Date("2026-11-20T12:00:00Z");
const agent: LimitedPerson = { issuer: "https://id.example", subject: "ana", roles: ["agent"] };
const euro: CurrencyLimits = {
  perRefund: 100n,
  perDay: 300n,
  perCharge: 150n,
  perCustomer: 200n,
  stepUpAbove: null,
};
const set: LimitSet = {
  ...noLimits,
  unlistedCurrencies: "needs_approval",
  roles: { agent: { eur: euro }, lead: {} },
};
const nothing = { byPersonMinor: 0n, onChargeMinor: 0n, toCustomerMinor: 0n };

function asking(amountMinor: number, change: Partial<LimitedRequest> = {}): LimitedRequest {
  return { amount: money(amountMinor, "eur"), chargedAt: now, sums: nothing, canStepUp: true, ...change };
}

describe("the limits of a refund", () => {
  it("lets an amount up to the limit pass, and says what is left of today", () => {
    expect(decideLimits(set, agent, asking(100), now)).toEqual({
      kind: "within",
      leftToday: money(200, "eur"),
      stepUpAbove: null,
    });
  });

  it.each([
    ["perRefund", 101, nothing],
    ["perDay", 50, { ...nothing, byPersonMinor: 251n }],
    ["perCharge", 50, { ...nothing, onChargeMinor: 101n }],
    ["perCustomer", 50, { ...nothing, toCustomerMinor: 151n }],
  ] as const)("asks for a second person one unit above %s", (measure, amountMinor, sums) => {
    const verdict = decideLimits(set, agent, asking(amountMinor, { sums }), now);
    expect(verdict).toMatchObject({ kind: "needs_approval", over: [{ kind: "amount", measure }] });
    const one = decideLimits(set, agent, asking(amountMinor - 1, { sums }), now);
    expect(one.kind).toBe("within");
  });

  it("names every limit that is passed at once", () => {
    const sums = { byPersonMinor: 300n, onChargeMinor: 150n, toCustomerMinor: 200n };
    const verdict = decideLimits(set, agent, asking(101, { sums }), now);
    if (verdict.kind !== "needs_approval") throw new Error(verdict.kind);
    expect(verdict.over.map((over) => over.kind === "amount" && over.measure)).toEqual([
      "perRefund",
      "perDay",
      "perCharge",
      "perCustomer",
    ]);
  });

  it.each([
    ["needs_approval", "needs_approval"],
    ["refused", "currency_refused"],
    ["unlimited", "within"],
  ] as const)("takes a currency without a limit as the company says: %s", (rule, kind) => {
    const request = { ...asking(5), amount: money(5, "jpy") };
    expect(decideLimits({ ...set, unlistedCurrencies: rule }, agent, request, now).kind).toBe(kind);
  });

  it("does not take a property that every object has for a currency", () => {
    const request = { ...asking(5), amount: money(5, "constructor") };
    expect(decideLimits(set, agent, request, now).kind).toBe("needs_approval");
  });

  it("asks for a second person for a payment older than the limit, to the day", () => {
    const aged = { ...set, paymentAgeDaysMax: 90 };
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    expect(decideLimits(aged, agent, asking(1, { chargedAt: daysAgo(90) }), now).kind).toBe("within");
    expect(decideLimits(aged, agent, asking(1, { chargedAt: daysAgo(90.01) }), now)).toMatchObject({
      over: [{ kind: "payment_too_old", daysMax: 90 }],
    });
  });

  it("gives a person's own limits before the role's, also when they are lower", () => {
    const own = { ...euro, perRefund: 10n };
    const person = { issuer: agent.issuer, subject: agent.subject, name: "Ana", limits: { eur: own } };
    const personal = { ...set, people: [person] };
    expect(decideLimits(personal, agent, asking(11), now).kind).toBe("needs_approval");
    const namesake = { ...agent, issuer: "https://other.example" };
    expect(decideLimits(personal, namesake, asking(11), now).kind).toBe("within");
  });

  it("takes the more generous of two roles, measure by measure", () => {
    const lead = { perRefund: 50n, perDay: null, perCharge: 1000n, perCustomer: 1000n, stepUpAbove: null };
    const both: LimitSet = { ...set, roles: { agent: { eur: euro }, lead: { eur: lead } } };
    const person: LimitedPerson = { ...agent, roles: ["agent", "lead"] };
    const sums = { byPersonMinor: 10_000n, onChargeMinor: 800n, toCustomerMinor: 800n };
    expect(decideLimits(both, person, asking(100, { sums }), now)).toEqual({
      kind: "within",
      leftToday: null,
      stepUpAbove: null,
    });
    expect(decideLimits(both, person, asking(101, { sums }), now).kind).toBe("needs_approval");
  });

  it("asks for a second factor above an amount, counted with the rest of the charge", () => {
    const proving = { ...set, roles: { agent: { eur: { ...euro, stepUpAbove: 50n } }, lead: {} } };
    const stepUpAbove = money(50, "eur");
    expect(decideLimits(proving, agent, asking(50), now)).toMatchObject({ stepUpAbove: null });
    expect(decideLimits(proving, agent, asking(51), now)).toMatchObject({ kind: "within", stepUpAbove });
    const sums = { ...nothing, onChargeMinor: 30n };
    expect(decideLimits(proving, agent, asking(21, { sums }), now)).toMatchObject({ stepUpAbove });
    // Where two people agree nobody has to prove more.
    expect(decideLimits(proving, agent, asking(101), now).kind).toBe("needs_approval");
  });

  it("asks for a second person where the company’s sign-in cannot ask for a second factor", () => {
    const proving = { ...set, roles: { agent: { eur: { ...euro, stepUpAbove: 50n } }, lead: {} } };
    expect(decideLimits(proving, agent, asking(51, { canStepUp: false }), now)).toEqual({
      kind: "needs_approval",
      over: [{ kind: "no_step_up", above: money(50, "eur") }],
    });
    expect(decideLimits(proving, agent, asking(50, { canStepUp: false }), now).kind).toBe("within");
  });

  it("lets nobody split an amount above a limit into parts that pass", () => {
    assert(
      property(array(bigInt({ min: 1n, max: 120n }), { maxLength: 30 }), (parts) => {
        let alone = 0n;
        for (const part of parts) {
          const sums = { byPersonMinor: alone, onChargeMinor: alone, toCustomerMinor: alone };
          const request = { ...asking(1, { sums }), amount: { amountMinor: part, currency: "eur" } };
          if (decideLimits(set, agent, request, now).kind === "within") alone += part;
        }
        expect(alone).toBeLessThanOrEqual(150n);
      }),
    );
  });
});
