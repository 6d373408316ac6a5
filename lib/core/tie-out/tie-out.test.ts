import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RefundStatus } from "@/lib/core/charge/charge";
import { isTied, tieOut } from "./tie-out";
import type { BalanceMovement, LedgerRefund, StripeRefund } from "./tie-out-books";

const shared = {
  refundId: "re_1",
  chargeId: "ch_1",
  currency: "eur",
  amountMinor: 1000n,
  status: "succeeded",
} as const;

function ours(change: Partial<LedgerRefund> = {}): LedgerRefund {
  return { ...shared, ...change };
}

function theirs(change: Partial<StripeRefund> = {}): StripeRefund {
  return {
    ...shared,
    createdAt: new Date("2026-11-20T10:00:00Z"),
    requestId: null,
    reference: null,
    mayBeRelease: false,
    ...change,
  };
}

function moved(amountMinor: bigint, change: Partial<BalanceMovement> = {}): BalanceMovement {
  return { refundId: "re_1", currency: "eur", amountMinor, exchangeRate: null, ...change };
}

function explained(status: RefundStatus, movements: BalanceMovement[]): boolean {
  return isTied(tieOut({ ledger: [ours({ status })], refunds: [theirs({ status })], movements }));
}

describe("a refund that all three agree about", () => {
  it.each<[string, RefundStatus, BalanceMovement[]]>([
    ["done, and taken from the balance", "succeeded", [moved(-1000n)]],
    ["pending, and taken from the balance", "pending", [moved(-1000n)]],
    ["pending without a balance transaction", "pending", []],
    ["waiting for the customer", "requires_action", []],
    ["waiting for the customer again after a bounce", "requires_action", [moved(-1000n), moved(1000n)]],
    ["failed, with both sides", "failed", [moved(-1000n), moved(1000n)]],
    ["failed before anything moved", "failed", []],
    ["canceled, with both sides", "canceled", [moved(-1000n), moved(1000n)]],
    [
      "settled in another currency",
      "succeeded",
      [moved(-1172n, { currency: "usd", exchangeRate: "1.17185" })],
    ],
  ])("%s is explained", (_, status, movements) => {
    expect(explained(status, movements)).toBe(true);
  });

  it("may stand a step apart in its status, as long as the money is the same", () => {
    const books = { ledger: [ours({ status: "pending" })], refunds: [theirs()], movements: [moved(-1000n)] };
    expect(isTied(tieOut(books))).toBe(true);
  });

  it("may be the rest of an authorisation, which only the list of refunds knows", () => {
    const refunds = [theirs({ mayBeRelease: true })];
    expect(tieOut({ ledger: [], refunds, movements: [] })).toMatchObject({
      sums: [{ refundsMinor: 0n, unexplainedMinor: 0n }],
      differences: [],
    });
  });
});

describe("a refund that they do not agree about", () => {
  const dollars = { currency: "usd", exchangeRate: "1.17185" };

  it.each([
    ["not_in_our_books", 1000n, { ledger: [], refunds: [theirs()], movements: [moved(-1000n)] }],
    ["not_in_our_books", 1000n, { ledger: [], refunds: [theirs()], movements: [] }],
    ["not_at_stripe", 1000n, { ledger: [ours()], refunds: [], movements: [] }],
    [
      "books_differ",
      100n,
      { ledger: [ours({ amountMinor: 900n })], refunds: [theirs()], movements: [moved(-1000n)] },
    ],
    [
      "books_differ",
      1000n,
      { ledger: [ours({ status: "failed" })], refunds: [theirs()], movements: [moved(-1000n)] },
    ],
    [
      "currency_differs",
      1000n,
      { ledger: [ours({ currency: "usd" })], refunds: [theirs()], movements: [moved(-1000n)] },
    ],
    ["balance_without_refund", 1000n, { ledger: [], refunds: [], movements: [moved(-1000n)] }],
    ["not_taken_from_balance", 1000n, { ledger: [ours()], refunds: [theirs()], movements: [] }],
    [
      "not_returned_to_balance",
      1000n,
      {
        ledger: [ours({ status: "failed" })],
        refunds: [theirs({ status: "failed" })],
        movements: [moved(-1000n)],
      },
    ],
    [
      "balance_differs",
      1000n,
      { ledger: [ours()], refunds: [theirs()], movements: [moved(-1000n), moved(-1000n)] },
    ],
    [
      "rate_does_not_fit",
      500n,
      { ledger: [ours()], refunds: [theirs()], movements: [moved(-586n, dollars)] },
    ],
  ])("is told as %s, with the amount", (why, unexplainedMinor, books) => {
    expect(tieOut(books).differences).toMatchObject([{ why, unexplainedMinor }]);
  });

  it("does not cancel out against another one", () => {
    const ledger = [ours({ amountMinor: 900n }), ours({ refundId: "re_2", amountMinor: 1100n })];
    const refunds = [theirs(), theirs({ refundId: "re_2" })];
    const movements = [moved(-1000n), moved(-1000n, { refundId: "re_2" })];
    const { sums } = tieOut({ ledger, refunds, movements });
    expect(sums).toMatchObject([{ ledgerMinor: 2000n, refundsMinor: 2000n, unexplainedMinor: 200n }]);
  });
});

describe("the sums of a currency", () => {
  it("are the same three times, with what still waits, whenever nothing is unexplained", () => {
    const status = fc.constantFrom<RefundStatus>(
      "succeeded",
      "pending",
      "requires_action",
      "failed",
      "canceled",
    );
    const refund = fc.record({
      status,
      amountMinor: fc.bigInt(1n, 10n ** 9n),
      currency: fc.constantFrom("eur", "jpy"),
      hasMoved: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(refund), (drawn) => {
        const { sums, differences } = tieOut(booksOf(drawn));
        expect(differences).toEqual([]);
        for (const { ledgerMinor, refundsMinor, balanceMinor, waitingMinor } of sums) {
          expect(ledgerMinor).toBe(refundsMinor);
          expect(balanceMinor + waitingMinor).toBe(refundsMinor);
        }
      }),
    );
  });
});

type Drawn = { status: RefundStatus; amountMinor: bigint; currency: string; hasMoved: boolean };

/** What Stripe and we would have for such refunds when nothing went wrong. */
function booksOf(drawn: readonly Drawn[]) {
  const named = drawn.map((one, index) => ({ ...one, refundId: `re_${index}` }));
  return {
    ledger: named.map((one) => ours(shownOf(one))),
    refunds: named.map((one) => theirs(shownOf(one))),
    movements: named.flatMap(({ refundId, currency, amountMinor, status, hasMoved }) => {
      const out = moved(-amountMinor, { refundId, currency });
      if (status === "succeeded") return [out];
      if (!hasMoved) return [];
      return status === "failed" || status === "canceled" ? [out, { ...out, amountMinor }] : [out];
    }),
  };
}

function shownOf({ refundId, status, amountMinor, currency }: Drawn & { refundId: string }) {
  return { refundId, status, amountMinor, currency };
}
