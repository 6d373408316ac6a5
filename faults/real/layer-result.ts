import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** What one layer came to: its figures by name, and what broke; a layer that could not run says why. */
export type LayerResult = {
  readonly layer: string;
  readonly title: string;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly faults: readonly string[];
  /** Why this machine cannot play it; null when it was played. */
  readonly notPlayed: string | null;
  /** The command that plays it again the same way. */
  readonly replay: string;
};

const shownFaults = 20;

export function printResult({ title, figures, faults, notPlayed, replay }: LayerResult): void {
  if (notPlayed !== null) {
    console.log(`\n${title}: not played: ${notPlayed}`);
    return;
  }
  console.log(`\n${title}: ${faults.length === 0 ? "no fault" : `${faults.length} faults`}`);
  for (const [name, figure] of Object.entries(figures)) console.log(`  ${name}: ${figure}`);
  for (const fault of faults.slice(0, shownFaults)) console.log(`  FAULT ${fault}`);
  if (faults.length > 0) console.log(`    ${replay}`);
}

/** Puts a layer's result into the report, beside those of other layers and of earlier commands. */
export function writeResult(file: string, result: LayerResult): void {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const at = new Date().toISOString();
  const all = { ...(typeof known === "object" ? known : {}), [result.layer]: { ...result, at } };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

/** The value that `share` of the samples do not exceed; 0 of none. */
export function quantileOf(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function secondsOf(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}
