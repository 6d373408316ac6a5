import type { Money } from "@/lib/core/money/money";
import { decideLimits } from "./decide-limits";
import type { LimitSet } from "./limit-set";
import type { LimitedPerson } from "./limits-of-person";
import { type RuleRefusal, ruleRefusals } from "./rule-refusals";
import { SlidingSums } from "./sliding-sums";

/** A request as it was really asked for, as far as limits and rules look at it. */
export type PastRequest = {
  readonly id: string;
  readonly chargeId: string;
  readonly customerId: string | null;
  readonly amount: Money;
  readonly at: Date;
  /** Null where the console did not keep it yet: then no age is judged. */
  readonly chargedAt: Date | null;
  readonly person: LimitedPerson;
  readonly reasonKey: string | null;
  readonly ticket: string;
  readonly note: string;
  /** False for what failed or was taken back: it was asked for, but counts in no sum. */
  readonly hasCounted: boolean;
};

/** What limits make of a request: its author alone, alone with a second factor, with a second person, or not at all. */
export type LimitedWay = "alone" | "step_up" | "approval" | "refused";

/** One way that requests would have changed to, with the first of them to look at. */
export type ChangedWay = {
  readonly from: LimitedWay;
  readonly to: LimitedWay;
  readonly count: number;
  readonly requestIds: readonly string[];
};

export type Rehearsal = {
  readonly requests: number;
  readonly unchanged: number;
  readonly changed: readonly ChangedWay[];
  /** Requests whose words would not have been taken as they were, by what was amiss. */
  readonly words: readonly { readonly kind: RuleRefusal["kind"]; readonly count: number }[];
};

const samplesShown = 5;

/**
 * Plays requests of the past once with the rules before and once with those after a change. Pure, and with the same
 * law that the door asks. `past` is in the order of time.
 */
export function rehearseLimits(
  before: LimitSet,
  after: LimitSet,
  past: readonly PastRequest[],
  canStepUp: boolean,
): Rehearsal {
  const waysBefore = waysUnder(before, past, canStepUp);
  const waysAfter = waysUnder(after, past, canStepUp);
  const changed = new Map<string, { from: LimitedWay; to: LimitedWay; ids: string[] }>();
  past.forEach(({ id }, index) => {
    const from = waysBefore[index] ?? "alone";
    const to = waysAfter[index] ?? "alone";
    if (from === to) return;
    const known = changed.get(`${from} ${to}`) ?? { from, to, ids: [] };
    known.ids.push(id);
    changed.set(`${from} ${to}`, known);
  });
  const ways = [...changed.values()];
  return {
    requests: past.length,
    unchanged: past.length - ways.reduce((sum, { ids }) => sum + ids.length, 0),
    changed: ways.map(({ from, to, ids }) => ({
      from,
      to,
      count: ids.length,
      requestIds: ids.slice(-samplesShown).toReversed(),
    })),
    words: wordFaults(before, after, past),
  };
}

function waysUnder(set: LimitSet, past: readonly PastRequest[], canStepUp: boolean): LimitedWay[] {
  const sums = new SlidingSums();
  return past.map((request) => {
    const way = wayOf(set, request, sums, canStepUp);
    if (way !== "refused" && request.hasCounted) count(request, way, sums);
    return way;
  });
}

function wayOf(set: LimitSet, request: PastRequest, sums: SlidingSums, canStepUp: boolean): LimitedWay {
  const { at, amount, person, chargedAt } = request;
  const keys = keysOf(request);
  const verdict = decideLimits(
    set,
    person,
    {
      amount,
      chargedAt: chargedAt ?? at,
      canStepUp,
      sums: {
        byPersonMinor: sums.sumMinor(keys.person, at),
        onChargeMinor: sums.sumMinor(keys.charge, at),
        toCustomerMinor: keys.customer === null ? 0n : sums.sumMinor(keys.customer, at),
      },
    },
    at,
  );
  if (verdict.kind === "within") return verdict.stepUpAbove === null ? "alone" : "step_up";
  return verdict.kind === "needs_approval" ? "approval" : "refused";
}

/** What two people agreed on is not what one of them did alone. */
function count(request: PastRequest, way: LimitedWay, sums: SlidingSums): void {
  const { at, amount } = request;
  const keys = keysOf(request);
  if (way === "alone" || way === "step_up") sums.add(keys.person, at, amount.amountMinor);
  sums.add(keys.charge, at, amount.amountMinor);
  if (keys.customer !== null) sums.add(keys.customer, at, amount.amountMinor);
}

function keysOf({ person, chargeId, customerId, amount: { currency } }: PastRequest) {
  return {
    person: `person ${person.issuer}|${person.subject} ${currency}`,
    charge: `charge ${chargeId} ${currency}`,
    customer: customerId === null ? null : `customer ${customerId} ${currency}`,
  };
}

/** Only what the change brings about; a reason of older rules is not held against anybody. */
function wordFaults(before: LimitSet, after: LimitSet, past: readonly PastRequest[]): Rehearsal["words"] {
  const counts = new Map<RuleRefusal["kind"], number>();
  for (const request of past) {
    const known = new Set(ruleRefusals(before, request).map(({ kind }) => kind));
    for (const { kind } of ruleRefusals(after, request)) {
      if (kind !== "reason_unknown" && !known.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return [...counts].map(([kind, times]) => ({ kind, count: times }));
}
