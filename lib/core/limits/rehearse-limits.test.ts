import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { type CurrencyLimits, type LimitSet, noLimits } from "./limit-set";
import { type PastRequest, rehearseLimits } from "./rehearse-limits";

const noon = new Date("2026-11-20T12:00:00Z");
const hoursLater = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

function past(change: Partial<PastRequest> = {}): PastRequest {
  return {
    id: "rq_1",
    chargeId: "ch_1",
    customerId: null,
    amount: money(100, "eur"),
    at: noon,
    chargedAt: noon,
    person: { issuer: "https://id.example", subject: "ana", roles: ["agent"] },
    reasonKey: "duplicate",
    ticket: "TCK-1",
    note: "",
    hasCounted: true,
    ...change,
  };
}

function limited(limits: Partial<CurrencyLimits>, more: Partial<LimitSet> = {}): LimitSet {
  const eur = {
    perRefund: null,
    perDay: null,
    perCharge: null,
    perCustomer: null,
    stepUpAbove: null,
    ...limits,
  };
  return { ...noLimits, roles: { agent: { eur }, lead: {} }, ...more };
}

describe("the rehearsal of a change", () => {
  it("changes nothing where nothing was asked for, or nothing is changed", () => {
    expect(rehearseLimits(noLimits, limited({ perRefund: 1n }), [], true)).toMatchObject({
      requests: 0,
      changed: [],
    });
    const set = limited({ perRefund: 50n });
    expect(rehearseLimits(set, set, [past()], true)).toMatchObject({
      requests: 1,
      unchanged: 1,
      changed: [],
    });
  });

  it("tells which requests would have gone another way, the newest first", () => {
    const all = [100, 200, 300].map((minor, index) =>
      past({ id: `rq_${index}`, amount: money(minor, "eur"), at: hoursLater(index) }),
    );
    expect(rehearseLimits(noLimits, limited({ perRefund: 150n }), all, true)).toMatchObject({
      requests: 3,
      unchanged: 1,
      changed: [{ from: "alone", to: "approval", count: 2, requestIds: ["rq_2", "rq_1"] }],
    });
  });

  it("tells what would take a second factor, and a second person where there is none", () => {
    const all = [past({ amount: money(100, "eur") })];
    const set = limited({ stepUpAbove: 50n });
    expect(rehearseLimits(noLimits, set, all, true).changed).toMatchObject([
      { from: "alone", to: "step_up" },
    ]);
    expect(rehearseLimits(noLimits, set, all, false).changed).toMatchObject([
      { from: "alone", to: "approval" },
    ]);
  });

  it("adds up 24 hours and no longer, and only what the person did alone", () => {
    const set = limited({ perDay: 250n });
    const waysAt = (hours: readonly number[]) =>
      rehearseLimits(
        noLimits,
        set,
        hours.map((hour, index) =>
          past({ id: `rq_${index}`, at: hoursLater(hour), chargeId: `ch_${index}` }),
        ),
        true,
      ).changed.flatMap(({ requestIds }) => requestIds);
    expect(waysAt([0, 1, 2, 25, 26])).toEqual(["rq_2"]);
    expect(waysAt([0, 1, 24, 25.1])).toEqual(["rq_2"]);
  });

  it("counts what two people agreed on for the charge and the customer", () => {
    const set = limited({ perRefund: 150n, perCustomer: 250n, stepUpAbove: null });
    const all = [
      past({ id: "rq_1", customerId: "cus_1", amount: money(200, "eur") }),
      past({ id: "rq_2", customerId: "cus_1", chargeId: "ch_2" }),
    ];
    const [changed] = rehearseLimits(noLimits, set, all, true).changed;
    expect(changed).toMatchObject({ to: "approval", requestIds: ["rq_2", "rq_1"] });
  });

  it("does not count what failed", () => {
    const all = [past({ hasCounted: false }), past({ id: "rq_2", chargeId: "ch_2" })];
    expect(rehearseLimits(noLimits, limited({ perDay: 150n }), all, true).unchanged).toBe(2);
  });

  it("counts the words that would be asked for, but not reasons that nobody could choose then", () => {
    const goodwill = { key: "goodwill", label: "Goodwill", stripeReason: null, needsNote: true };
    const strict = { ...noLimits, reasons: [goodwill], isTicketRequired: true, ticketMask: "ZD-#" };
    const all = [past(), past({ ticket: "" }), past({ ticket: "ZD-7" })];
    expect(rehearseLimits(noLimits, strict, all, true).words).toEqual([
      { kind: "ticket_unlike_mask", count: 1 },
      { kind: "ticket_missing", count: 1 },
    ]);
  });
});
