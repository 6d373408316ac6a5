import { points } from "@/lib/server/point";
import type { Hunt } from "./planted/hunt-planted-bugs";
import { addFigures, type Failure, type Figures, noFigures, type ShareReport } from "./play-share";
import { coverageOf } from "./world/coverage";
import { Tally } from "./world/tally";

const day = 86_400_000;

/** The figures of one layer, added up over the processes that played it. */
export class LayerReport {
  readonly tally = new Tally();
  readonly failures: Failure[] = [];
  played = 0;
  compared = 0;
  figures: Figures = noFigures;

  constructor(readonly layer: "a" | "b") {}

  add(report: ShareReport): void {
    this.played += report.played;
    this.compared += report.compared;
    this.failures.push(...report.failures);
    this.tally.join(report.tally);
    this.figures = addFigures(this.figures, report.figures);
  }
}

export function printLayer(report: LayerReport, seeds: string, seconds: number): void {
  const { played, compared, failures, figures } = report;
  const title = report.layer === "a" ? "A. Drawn histories" : "B. A crash at every point";
  print(`\n${title}: ${played} runs (${seeds}) in ${seconds} s, ${failures.length} with a fault`);
  print(`  ${(figures.virtualMilliseconds / day).toFixed(0)} virtual days, ${figures.steps} steps`);
  print(`  ${figures.requests} requests, ${figures.refunds} refunds at Stripe (others' included)`);
  print(`  sends of a request: mean ${mean(figures)}, most ${figures.sendsOfOneMax}`);
  print(`  ended with people: ${percent(figures.inReview, figures.requests)} of the requests`);
  print(`  rows of the audit log checked: ${figures.auditRows}`);
  if (compared > 0) print(`  played twice and compared: ${compared}`);
  if (failures.length === 0 && played > 0) print(`  ${bound(played)}`);
  for (const { name, faults } of failures) {
    print(`  FAULT ${name}: ${faults.slice(0, 3).join("; ")}`);
    print(`    npm run test:faults -- --layer ${report.layer} --seed ${name}`);
  }
}

export function printFaults(tally: Tally): void {
  print("\nWhat was done to it:");
  const groups = new Map<string, [string, number][]>();
  for (const [name, count] of tally.toEntries()) {
    const [group = "", ...rest] = name.split(" × ");
    if (group === "reached") continue;
    groups.set(group, [...(groups.get(group) ?? []), [rest[0] ?? "", count]]);
  }
  for (const [group, entries] of groups) {
    const sum = entries.reduce((all, [, count]) => all + count, 0);
    const kinds = new Set(entries.map(([kind]) => kind)).size;
    print(`  ${group}: ${sum} times, at ${kinds} ${group === "wire" ? "kinds" : "points or kinds"}`);
  }
}

/** Prints what was reached. Returns false when a point was never reached. */
export function printCoverage(tally: Tally): boolean {
  const { unreached, uncrashed, smallest } = coverageOf(tally);
  print(`  points reached: ${points.length - unreached.length} of ${points.length} named`);
  print(`  points at which the process ended: ${points.length - uncrashed.length}`);
  for (const { name, count } of smallest) print(`  smallest cell: ${name}, ${count} times`);
  if (unreached.length > 0) print(`  NEVER REACHED: ${unreached.join(", ")}`);
  return unreached.length === 0;
}

export function printHunt({ name, caughtBy, seedsPlayed, isDirected }: Hunt): void {
  const how = isDirected ? "in weather made for it" : "in drawn weather";
  const seeds = `${seedsPlayed} ${seedsPlayed === 1 ? "seed" : "seeds"}`;
  const missed = seedsPlayed === 0 ? "NOT PLAYED, no time left" : `MISSED after ${seeds}`;
  print(caughtBy === null ? `  ${missed}: ${name}` : `  ${seeds} ${how}: ${name}`);
}

export function printHunts(hunts: readonly Hunt[]): void {
  const caught = hunts.filter(({ caughtBy }) => caughtBy !== null).length;
  print(`  caught: ${caught} of ${hunts.length} planted`);
}

/** The rule of three: no fault in so many runs leaves room for at most this share of them, at 95 %. */
function bound(runs: number): string {
  const share = ((3 / runs) * 100).toPrecision(2);
  return `no fault in ${runs} runs: at most ${share} % of such runs have one (95 %), for this mix of faults`;
}

function mean({ sends, requests }: Figures): string {
  return (sends / Math.max(1, requests)).toFixed(2);
}

function percent(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(2)} %`;
}

function print(line: string): void {
  console.log(line);
}
