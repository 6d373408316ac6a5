import { writeFile } from "node:fs/promises";
import { points } from "@/lib/server/point";
import { percentile } from "./figures";
import type { Hunt } from "./planted/hunt-planted-bugs";
import { faultsByClass, type LayerReport } from "./report";
import { cellTarget, coverageOf, smallestOf } from "./world/coverage";
import type { Tally } from "./world/tally";

/** Everything that a run of the harness found, as one file that a program can read. */
export type Findings = Record<string, unknown>;

const day = 86_400_000;
const shares = { half: 0.5, ninetyNinePercent: 0.99, most: 1 } as const;

export function layerFindings(report: LayerReport, seeds: string, seconds: number): Findings {
  const { played, compared, failures, figures } = report;
  const { unknownMilliseconds, behindMilliseconds, virtualMilliseconds, ...sums } = figures;
  return {
    runs: played,
    seeds,
    seconds,
    runsWithFaults: failures,
    upperBoundShare: failures.length === 0 && played > 0 ? 3 / played : null,
    playedTwice: compared,
    virtualDays: virtualMilliseconds / day,
    ...sums,
    sendsMean: figures.sends / Math.max(1, figures.requests),
    reviewShare: figures.inReview / Math.max(1, figures.requests),
    unknownMilliseconds: spread(unknownMilliseconds),
    behindMillisecondsWithoutWebhooks: spread(behindMilliseconds),
  };
}

export function coverageFindings(tally: Tally): Findings {
  const { unreached, uncrashed, cells } = coverageOf(tally);
  return {
    pointsNamed: points.length,
    pointsUnreached: unreached,
    pointsWithoutCrash: uncrashed,
    faultsByClass: Object.fromEntries(faultsByClass(tally)),
    cells,
    smallestCell: smallestOf(cells),
    cellTarget,
    cellsBelowTarget: cells.filter(({ count }) => count < cellTarget),
  };
}

export function plantedFindings(hunts: readonly Hunt[]): Findings {
  return {
    planted: hunts.length,
    caught: hunts.filter(({ seed }) => seed !== null).length,
    hunts,
  };
}

/** @throws Error when the file cannot be written. */
export async function writeFindings(file: string | null, findings: Findings): Promise<void> {
  if (file !== null) await writeFile(file, `${JSON.stringify(findings, null, 2)}\n`);
}

function spread(values: readonly number[]): Findings {
  const named = Object.entries(shares).map(([name, share]) => [name, percentile(values, share)]);
  return { count: values.length, ...Object.fromEntries(named) };
}
