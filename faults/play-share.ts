import { type History, type Plan, playHistory } from "./play-history";
import { crashPlan, drawnPlan, type SeedName } from "./seeds";
import type { MemoryDatabase } from "./world/memory-database";
import { Tally } from "./world/tally";
import type { Weather } from "./world/weather";

/** A part of the work, small enough to be sent to another process. */
export type Share =
  | {
      readonly layer: "a";
      readonly fromSeed: number;
      readonly everySeed: number;
      readonly seeds: number;
      readonly deadlineAt: number;
      readonly weather: Partial<Weather> | null;
      readonly stopsAtFault: boolean;
      /** Plays so many of the first seeds a second time and compares. */
      readonly playedTwice: number;
    }
  | {
      readonly layer: "b";
      readonly scene: string;
      readonly fromPassing: number;
      readonly everyPassing: number;
      readonly deadlineAt: number;
    };

export type Failure = { readonly name: SeedName; readonly faults: readonly string[] };

/** What came of a share; figures are sums over its histories. */
export type ShareReport = {
  readonly played: number;
  readonly compared: number;
  readonly failures: readonly Failure[];
  readonly tally: readonly (readonly [string, number])[];
  readonly figures: Figures;
};

export type Figures = {
  readonly virtualMilliseconds: number;
  readonly steps: number;
  readonly requests: number;
  readonly refunds: number;
  readonly inReview: number;
  readonly sends: number;
  readonly sendsOfOneMax: number;
  readonly auditRows: number;
};

export const noFigures: Figures = {
  virtualMilliseconds: 0,
  steps: 0,
  requests: 0,
  refunds: 0,
  inReview: 0,
  sends: 0,
  sendsOfOneMax: 0,
  auditRows: 0,
};

/** Plays a share to its end, to its deadline, or to its first fault where that is wanted. */
export async function playShare(memory: MemoryDatabase, share: Share): Promise<ShareReport> {
  const tally = new Tally();
  const failures: Failure[] = [];
  let figures = noFigures;
  let played = 0;
  let compared = 0;
  for (const { name, plan, isTwice } of plansOf(share)) {
    if (Date.now() > share.deadlineAt) break;
    const history = await playHistory(memory, plan, tally);
    played += 1;
    figures = addFigures(figures, figuresOf(history));
    const faults = [...history.faults];
    if (isTwice) {
      compared += 1;
      const again = await playHistory(memory, plan, new Tally());
      if (again.traceHash !== history.traceHash) faults.push("played twice, it went two ways");
    }
    if (faults.length > 0) failures.push({ name, faults: [...new Set(faults)] });
    if (faults.length > 0 && share.layer === "a" && share.stopsAtFault) break;
    // Past the last point there is nothing left to end at.
    if (share.layer === "b" && history.passings < (plan.crashAtPassing ?? 0)) break;
  }
  return { played, compared, failures, tally: tally.toEntries(), figures };
}

type NamedPlan = { readonly name: SeedName; readonly plan: Plan; readonly isTwice: boolean };

function* plansOf(share: Share): Generator<NamedPlan> {
  if (share.layer === "b") {
    for (let passing = share.fromPassing; ; passing += share.everyPassing) {
      const plan = crashPlan(share.scene, passing);
      yield { name: `${share.scene}:${passing}`, plan, isTwice: false };
    }
  }
  for (let number = 0; number < share.seeds; number += 1) {
    const seed = share.fromSeed + number * share.everySeed;
    const isTwice = number < share.playedTwice;
    yield { name: String(seed), plan: drawnPlan(seed, share.weather), isTwice };
  }
}

export function figuresOf(history: History): Figures {
  const { virtualMilliseconds, steps, requests, refunds, inReview, sendsOfRequests, auditRows } = history;
  const sends = sendsOfRequests.reduce((sum, count) => sum + count, 0);
  const sendsOfOneMax = Math.max(0, ...sendsOfRequests);
  return { virtualMilliseconds, steps, requests, refunds, inReview, auditRows, sends, sendsOfOneMax };
}

export function addFigures(one: Figures, other: Figures): Figures {
  return {
    virtualMilliseconds: one.virtualMilliseconds + other.virtualMilliseconds,
    steps: one.steps + other.steps,
    requests: one.requests + other.requests,
    refunds: one.refunds + other.refunds,
    inReview: one.inReview + other.inReview,
    sends: one.sends + other.sends,
    sendsOfOneMax: Math.max(one.sendsOfOneMax, other.sendsOfOneMax),
    auditRows: one.auditRows + other.auditRows,
  };
}
