import { addFigures, type Figures, noFigures } from "./figures";
import type { History } from "./history";
import { type Plan, playHistory } from "./play-history";
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

/** Plays a share to its end, to its deadline, or to its first fault where that is wanted. */
export async function playShare(memory: MemoryDatabase, share: Share): Promise<ShareReport> {
  const tally = new Tally();
  const failures: Failure[] = [];
  let figures = noFigures;
  let played = 0;
  let compared = 0;
  for (const { name, plan, isTwice } of plansOf(share)) {
    if (Date.now() > share.deadlineAt) break;
    played += 1;
    const history = await playOrBreak(memory, plan, tally);
    if (typeof history === "string") {
      failures.push({ name, faults: [history] });
      if (share.layer === "a" && share.stopsAtFault) break;
      continue;
    }
    figures = addFigures(figures, history.figures);
    const faults = [...history.faults];
    if (isTwice) {
      compared += 1;
      const again = await playOrBreak(memory, plan, new Tally());
      if (typeof again === "string" || again.traceHash !== history.traceHash)
        faults.push("played twice, it went two ways");
    }
    if (faults.length > 0) failures.push({ name, faults: [...new Set(faults)] });
    if (faults.length > 0 && share.layer === "a" && share.stopsAtFault) break;
    // Past the last point there is nothing left to end at.
    if (share.layer === "b" && history.passings < (plan.crashAtPassing ?? 0)) break;
  }
  return { played, compared, failures, tally: tally.toEntries(), figures };
}

/** The history, or why it could not be played to its end, which is a fault as well. */
async function playOrBreak(memory: MemoryDatabase, plan: Plan, tally: Tally): Promise<History | string> {
  try {
    return await playHistory(memory, plan, tally);
  } catch (error) {
    return `the history broke off: ${String(error)}`;
  }
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
