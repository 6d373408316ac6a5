import { describe, expect, it } from "vitest";
import { tieOutReasons } from "./compare-refund";
import { tieOut } from "./tie-out";
import type { StripeRefund } from "./tie-out-books";
import { tieOutReport } from "./tie-out-report";
import { tieOutSentence } from "./tie-out-sentence";
import { lastDays } from "./tie-out-window";
import { readTieOutWords } from "./tie-out-words";

const now = new Date("2026-11-22T12:00:00Z");
const window = lastDays(2, now);

describe("the report of a tie-out", () => {
  it("is a table with one row a currency, and every refund in question", () => {
    const refund: StripeRefund = {
      refundId: "re_1",
      chargeId: "ch_1",
      currency: "jpy",
      amountMinor: 1200n,
      status: "pending",
      createdAt: now,
      requestId: null,
      reference: null,
      mayBeRelease: false,
    };
    const ledger = [{ ...refund, amountMinor: 1000n }];
    const lines = tieOutReport(window, tieOut({ ledger, refunds: [refund], movements: [] }), "test");
    expect(lines).toEqual([
      "Refunds made from 2026-11-20T00:00:00.000Z up to 2026-11-22T00:00:00.000Z, test mode",
      "",
      "Currency  Our books  Stripe’s refunds  Stripe’s balance  Still waiting  Unexplained",
      "JPY          ¥1,000            ¥1,200                ¥0         ¥1,200         ¥200",
      "",
      "1 refund is not explained:",
      "  re_1 of ch_1: ¥200. Our books and Stripe’s refund name different sums.",
    ]);
  });

  it("says so when there was nothing to compare", () => {
    const empty = tieOut({ ledger: [], refunds: [], movements: [] });
    expect(tieOutReport(window, empty, "live").at(-1)).toBe("There were none.");
  });

  it("has a sentence of its own for every reason", () => {
    expect(new Set(tieOutReasons.map(tieOutSentence)).size).toBe(tieOutReasons.length);
  });
});

describe("the words behind the command", () => {
  it.each([
    [{}, lastDays(35, now)],
    [{ days: "7" }, lastDays(7, now)],
    [{ from: "2026-11-20", to: "2026-11-21" }, window],
  ])("%j name the days", (words, days) => {
    expect(readTieOutWords(words, now)).toEqual(days);
  });

  it.each([
    { days: "0" },
    { days: "1e3" },
    { days: "-3" },
    { from: "2026-11-20" },
    { to: "2026-11-20" },
    { from: "2026-11-21", to: "2026-11-20" },
    { from: "2026-11-20", to: "2026-11-21", days: "3" },
    { from: "soon", to: "2026-11-20" },
  ])("%j make no sense", (words) => {
    expect(readTieOutWords(words, now)).toBeNull();
  });
});
