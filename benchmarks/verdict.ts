/** One measured ratio, or a time in seconds, with the goal it is held against; null where there is none. */
export type Verdict = {
  readonly figure: string;
  readonly measured: number;
  readonly unit: "×" | "s";
  readonly goal: number | null;
};

/** One line of measured values below a heading. */
export type Row = readonly string[];

export type Finding = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
};

export function printFinding({ title, rows }: Finding): void {
  console.log(`\n${title}\n${table(rows)}`);
}

/** The last lines of a run: every figure with a goal or without one, and whether it holds. */
export function printVerdicts(findings: readonly Finding[]): void {
  const verdicts = findings.flatMap((finding) => finding.verdicts);
  const rows = verdicts.map(({ figure, measured, unit, goal }) => [
    figure,
    `${measured.toFixed(3)} ${unit}`,
    goal === null ? "none" : `≤ ${goal.toFixed(2)} ${unit}`,
    word(measured, goal),
  ]);
  console.log(`\nFigures of this run\n${table([["", "measured", "goal", "holds"], ...rows])}`);
  const missed = verdicts.filter(({ measured, goal }) => goal !== null && measured > goal).length;
  console.log(missed === 0 ? "\nEvery goal holds." : `\nGOALS MISSED: ${missed}`);
}

function word(measured: number, goal: number | null): string {
  if (goal === null) return "";
  return measured <= goal ? "yes" : "NO";
}

/** Columns as wide as their widest cell; the first to the left, figures to the right. */
function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((row) => `  ${line(row).join("   ").trimEnd()}`).join("\n");
}
