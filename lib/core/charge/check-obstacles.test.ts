import { describe, expect, it } from "vitest";
import { money } from "@/lib/core/money/money";
import { aCharge, someFigures } from "@/lib/core/test-builders";
import type { Charge } from "./charge";
import type { Booking, ChargeChecks, Looked } from "./charge-checks";
import { checkObstacles } from "./check-obstacles";

const unseen = (why: "right_missing" | "unreachable"): Looked<never> => ({ kind: "unseen", why });
const seen = <Value>(value: Value): Looked<Value> => ({ kind: "seen", value });
const nothing: ChargeChecks = {
  warnings: seen([]),
  available: seen([]),
  booking: seen(null),
  transfers: { kind: "seen", value: [] },
  attempts: seen([]),
};

function linesOf(change: Partial<ChargeChecks>, charge: Partial<Charge> = {}, leftMinor = 10_000n) {
  const figures = someFigures({ leftMinor, currency: charge.currency ?? "eur" });
  const checked = { charge: aCharge(charge), figures, locale: "en-US" };
  return checkObstacles(checked, { ...nothing, ...change });
}

const inDollars: Booking = { settled: money(11_000n, "usd"), fee: money(349n, "usd") };
const sepa = { method: { type: "sepa_debit", brand: null, last4: "3000", wallet: null } };

describe("what the later looks at Stripe say", () => {
  it("is nothing where there is nothing to say", () => {
    expect(linesOf({})).toEqual([]);
    expect(linesOf({ available: seen([money(10_000n, "eur")]) })).toEqual([]);
  });

  it("tells which of several attempts took the money, and leads there", () => {
    const attempts = seen([
      { chargeId: "ch_3PaidInFull", tookMoney: true },
      { chargeId: "ch_3Declined0", tookMoney: false },
    ]);
    expect(linesOf({ attempts })).toMatchObject([
      {
        weight: "informs",
        sentence: "This payment was tried 2 times, and this is the attempt that took the money.",
      },
    ]);
    expect(linesOf({ attempts }, { id: "ch_3Declined0", status: "failed" })).toMatchObject([
      { weight: "warns", link: { href: "/charges/ch_3PaidInFull" } },
    ]);
    const failed = seen(
      attempts.kind === "seen" ? attempts.value.map((one) => ({ ...one, tookMoney: false })) : [],
    );
    expect(linesOf({ attempts: failed }, { status: "failed" })).toMatchObject([
      { advice: "No attempt took any money." },
    ]);
    expect(linesOf({ attempts: seen([{ chargeId: "ch_3PaidInFull", tookMoney: true }]) })).toEqual([]);
  });

  it("tells of an early fraud warning while something can be done about it", () => {
    const fraudType = "unauthorized_use_of_card";
    expect(linesOf({ warnings: seen([{ fraudType, isActionable: true }]) })).toMatchObject([
      {
        weight: "warns",
        sentence: "The card’s bank has warned that this payment may be fraud: unauthorized use of card.",
      },
    ]);
    expect(linesOf({ warnings: seen([{ fraudType, isActionable: false }]) })).toEqual([]);
  });

  it("compares the balance of the currency with all that is left", () => {
    const available = seen([money(9_999n, "eur"), money(1n, "usd")]);
    expect(linesOf({ available })).toMatchObject([
      {
        kind: "balance_short",
        sentence: "Your Stripe balance has €99.99 available, and €100.00 would be needed.",
        advice: expect.stringMatching(/waits until the balance covers it/),
      },
    ]);
    expect(linesOf({ available }, {}, 9_999n)).toEqual([]);
  });

  it("says that other methods fail where cards wait", () => {
    const [line] = linesOf({ available: seen([money(-5n, "eur")]) }, sepa);
    expect(line?.advice).toMatch(/fails with this payment method/);
    expect(line?.sentence).toContain("-€0.05 available");
  });

  it("compares in the settled currency, rounded up", () => {
    const booking = seen(inDollars);
    const short = linesOf({ booking, available: seen([money(3_666n, "usd"), money(0n, "eur")]) }, {}, 3_333n);
    expect(short[0]?.sentence).toContain("has $36.66 available, and $36.67 would be needed");
    const enough = linesOf({ booking, available: seen([money(3_667n, "usd")]) }, {}, 3_333n);
    expect(enough.map(({ kind }) => kind)).toEqual(["fee_stays", "exchanged"]);
  });

  it("names the fee that stays and the rate that moves", () => {
    expect(linesOf({ booking: seen(inDollars) }).map(({ sentence }) => sentence)).toEqual([
      "Stripe keeps its fee of $3.49 for this payment.",
      "Of this payment of €100.00 came $110.00 to your balance, at the rate of that day.",
    ]);
    const plain = { settled: money(10_000n, "eur"), fee: money(0n, "eur") };
    expect(linesOf({ booking: seen(plain) })).toEqual([]);
  });

  it("says in one line what could not be seen, and that it does not stand in the way", () => {
    expect(linesOf({ warnings: unseen("right_missing"), booking: unseen("unreachable") })).toMatchObject([
      {
        weight: "informs",
        sentence: "Could not be looked up: early fraud warnings, fees and exchange.",
        advice: expect.stringMatching(/lacks the right.*refund without\.$/),
      },
    ]);
    const [line] = linesOf({ available: unseen("unreachable") });
    expect(line?.advice).toBe(
      "Stripe did not answer these questions. Load the page again, or refund without.",
    );
  });
});
