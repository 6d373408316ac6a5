import { points } from "@/lib/server/point";
import { addFigures, type Figures, noFigures, percentile } from "./figures";
import type { Failure, ShareReport } from "./play-share";
import { cellTarget, coverageOf, smallestOf } from "./world/coverage";
import { Tally } from "./world/tally";

const day = 86_400_000;
const minute = 60_000;

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
  print(`  repeats absorbed by the key: ${figures.repeatsAbsorbed}`);
  print(`  ended with people: ${percent(figures.inReview, figures.requests)} of the requests`);
  print(`  minutes in unknown: ${spread(figures.unknownMilliseconds)}`);
  print(`  minutes behind Stripe, with every webhook lost: ${spread(figures.behindMilliseconds)}`);
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
  for (const [group, kinds] of faultsByClass(tally)) {
    const sum = Object.values(kinds).reduce((all, count) => all + count, 0);
    print(`  ${group}: ${sum} times, at ${Object.keys(kinds).length} points or of so many kinds`);
  }
}

/** How often each class of faults struck, by its kind or by the point at which it did. */
export function faultsByClass(tally: Tally): Map<string, Record<string, number>> {
  const groups = new Map<string, Record<string, number>>();
  for (const [name, count] of tally.toEntries()) {
    const [group = "", kind = ""] = name.split(" × ");
    if (group.startsWith("reached")) continue;
    const kinds = groups.get(group) ?? {};
    groups.set(group, { ...kinds, [kind]: (kinds[kind] ?? 0) + count });
  }
  return groups;
}

/** Prints what was reached. Returns false when a point was never reached. */
export function printCoverage(tally: Tally): boolean {
  const { unreached, uncrashed, cells } = coverageOf(tally);
  const smallest = smallestOf(cells);
  const thin = cells.filter(({ count }) => count < cellTarget);
  print(`  points reached: ${points.length - unreached.length} of ${points.length} named`);
  print(`  points at which the process ended: ${points.length - uncrashed.length}`);
  print(
    `  cells of fault and place: ${cells.length}, ${thin.length} of them met less than ${cellTarget} times`,
  );
  if (smallest) print(`  smallest cell: ${smallest.fault} × ${smallest.at}, ${smallest.count} times`);
  for (const { fault, at, count } of thin.slice(0, 12)) print(`    ${fault} × ${at}: ${count}`);
  if (unreached.length > 0) print(`  NEVER REACHED: ${unreached.join(", ")}`);
  return unreached.length === 0;
}

/** The rule of three: no fault in so many runs leaves room for at most this share of them, at 95 %. */
function bound(runs: number): string {
  const share = ((3 / runs) * 100).toPrecision(2);
  return `no fault in ${runs} runs: at most ${share} % of such runs have one (95 %), for this mix of faults`;
}

function spread(milliseconds: readonly number[]): string {
  const [middle, high, most] = [0.5, 0.99, 1].map((share) => percentile(milliseconds, share));
  if (middle === null || middle === undefined) return "none was";
  const figures = [`half below ${minutes(middle)}`, `99 % below ${minutes(high)}`, `most ${minutes(most)}`];
  return `${figures.join(", ")} (of ${milliseconds.length})`;
}

function minutes(milliseconds: number | null | undefined): string {
  return ((milliseconds ?? 0) / minute).toFixed(1);
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
