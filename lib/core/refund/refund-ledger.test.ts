import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assertLegalStep,
  firstStates,
  isInFlight,
  isLegalChange,
  isLegalStep,
  isOpen,
  ledgerColumn,
  ledgerDelta,
  type RefundState,
  refundStates,
  type Standing,
  stateOfStatus,
} from "./refund-ledger";

/** Written out once more, by hand, so that a slip in the product's table shows. */
const legal = new Set([
  "awaiting_approval>approved",
  "awaiting_approval>returned",
  "awaiting_approval>rejected",
  "awaiting_approval>expired",
  "awaiting_approval>withdrawn",
  "approved>submitting",
  "held>submitting",
  "held>withdrawn",
  "returned>awaiting_approval",
  "returned>expired",
  "returned>withdrawn",
  "approved>awaiting_approval",
  "approved>withdrawn",
  "submitting>unknown",
  "unknown>unknown",
  "unknown>submitting",
  ...["submitting", "unknown"].flatMap((from) => settledBy(from, ["pending", "requires_action"])),
  ...settledBy("pending", ["requires_action"]),
  ...settledBy("requires_action", ["pending"]),
  "succeeded>failed",
  "succeeded>canceled",
]);

function settledBy(from: string, more: readonly string[]): string[] {
  return [...more, "succeeded", "failed", "canceled"].map((to) => `${from}>${to}`);
}

const pairs = refundStates.flatMap((from) => refundStates.map((to) => [from, to] as const));

describe("the steps of a refund request", () => {
  it.each(pairs)("%s to %s is a step of the table or none", (from, to) => {
    const isLegal = legal.has(`${from}>${to}`);
    expect(isLegalStep(from, to)).toBe(isLegal);
  });

  it("reach every state from the first ones", () => {
    const reached = new Set<RefundState>(firstStates);
    for (const from of reached) for (const to of refundStates) if (isLegalStep(from, to)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...refundStates].toSorted());
  });

  it("never call a request finished that still holds money back", () => {
    for (const state of refundStates)
      if (ledgerColumn(state) === "reserved") expect(isOpen(state)).toBe(true);
  });

  it("keep the amount reserved for as long as Stripe may have been called without an answer", () => {
    const inFlight = refundStates.filter(isInFlight);
    expect(inFlight).toEqual(["submitting", "unknown"]);
    expect(inFlight.map(ledgerColumn)).toEqual(["reserved", "reserved"]);
  });

  it("give Stripe's words the same words here", () => {
    for (const status of ["pending", "requires_action", "succeeded", "failed", "canceled"] as const) {
      expect(stateOfStatus(status)).toBe(status);
    }
  });
});

/** Every place where a request can stand: only an unknown one has a mode. */
const places = refundStates.flatMap((state): Omit<Standing, "generation">[] =>
  state === "unknown"
    ? (["retry", "watch", "review"] as const).map((unknownMode) => ({ state, unknownMode }))
    : [{ state, unknownMode: null }],
);

/** Written out by hand as well: where an unknown request may go, and under which key. */
const legalFromUnknown = new Set([
  "retry>retry",
  "retry>watch",
  "retry>review",
  "watch>watch",
  "watch>review",
  "review>review",
  "review>submitting with a new key",
  ...["retry", "watch", "review"].flatMap((mode) => settledBy(mode, ["pending", "requires_action"])),
]);

const changes = places.flatMap((from) =>
  places.flatMap((to) => [0, 1, 2].map((keys) => [nameOf(from), nameOf(to), keys, from, to] as const)),
);

function nameOf({ state, unknownMode }: Omit<Standing, "generation">): string {
  return unknownMode ?? state;
}

describe("the guards of the steps", () => {
  it.each(changes)(
    "%s to %s with %i new keys is a step of the table, or throws",
    (...[, , keys, from, to]) => {
      const isLegal = isLegalByHand(from, to, keys);
      const before = { ...from, generation: 3 };
      const after = { ...to, generation: 3 + keys };
      expect(isLegalChange(before, after)).toBe(isLegal);
      if (isLegal) expect(() => assertLegalStep(before, after)).not.toThrow();
      else expect(() => assertLegalStep(before, after)).toThrow(from.state);
    },
  );

  it("know no mode of a request whose outcome is known, and ask for one of the others", () => {
    const sent = { state: "submitting", unknownMode: null, generation: 0 } as const;
    expect(isLegalChange(sent, { ...sent, state: "unknown" })).toBe(false);
    expect(isLegalChange(sent, { ...sent, state: "failed", unknownMode: "watch" })).toBe(false);
  });

  it("never take a key back", () => {
    const inReview = { state: "unknown", unknownMode: "review", generation: 1 } as const;
    const sent = { state: "submitting", unknownMode: null, generation: 0 } as const;
    expect(isLegalChange(inReview, sent)).toBe(false);
  });
});

function isLegalByHand(
  from: Omit<Standing, "generation">,
  to: Omit<Standing, "generation">,
  keys: number,
): boolean {
  const step = `${nameOf(from)}>${nameOf(to)}${keys === 1 ? " with a new key" : ""}`;
  if (from.state === "unknown") return keys < 2 && legalFromUnknown.has(step);
  return keys === 0 && legal.has(`${from.state}>${to.state}`);
}

describe("what a step does to the charge's row", () => {
  const amounts = { reservedMinor: 900n, movedMinor: 700n };

  it("posts what really moved when a whole refund moved less than was set aside", () => {
    expect(ledgerDelta("submitting", "succeeded", amounts)).toEqual({
      reservedMinor: -900n,
      postedMinor: 700n,
    });
  });

  it("takes a posted refund back when the bank returns it", () => {
    expect(ledgerDelta("succeeded", "failed", amounts)).toEqual({ reservedMinor: 0n, postedMinor: -700n });
  });

  it("adds up to what the last state holds, along every legal way", () => {
    fc.assert(
      fc.property(
        wayOfLife,
        fc.bigInt(1n, 1_000n),
        fc.bigInt(1n, 1_000n),
        (way, reservedMinor, movedMinor) => {
          const sum = { reservedMinor: 0n, postedMinor: 0n };
          way.forEach((to, index) => {
            const delta = ledgerDelta(way[index - 1] ?? null, to, { reservedMinor, movedMinor });
            sum.reservedMinor += delta.reservedMinor;
            sum.postedMinor += delta.postedMinor;
            expect(sum.reservedMinor >= 0n && sum.postedMinor >= 0n).toBe(true);
          });
          const held = ledgerColumn(way.at(-1) ?? "approved");
          expect(sum).toEqual({
            reservedMinor: held === "reserved" ? reservedMinor : 0n,
            postedMinor: held === "posted" ? movedMinor : 0n,
          });
        },
      ),
    );
  });
});

/** A legal way through the table: at each step one of the legal ones, until the choices or the steps end. */
const wayOfLife = fc
  .tuple(fc.constantFrom(...firstStates), fc.array(fc.nat(20), { maxLength: 12 }))
  .map(([first, choices]) => {
    const way: RefundState[] = [first];
    for (const choice of choices) {
      const from = way.at(-1) ?? first;
      const next = refundStates.filter((to) => isLegalStep(from, to));
      const to = next[choice % Math.max(next.length, 1)];
      if (to) way.push(to);
    }
    return way;
  });
