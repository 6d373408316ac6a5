import { readFileSync } from "node:fs";
import { join } from "node:path";
import { logFolder } from "./addresses";

export type Mode = "oidc" | "proxy";
type Line = Readonly<Record<string, unknown>>;

export function logText(mode: Mode): string {
  return readFileSync(join(logFolder, `${mode}.log`), "utf8");
}

/** The refusals that a server wrote down while `work` ran. */
export async function refusalsDuring(mode: Mode, work: () => Promise<unknown>): Promise<readonly Line[]> {
  const before = logText(mode).length;
  await work();
  const lines = logText(mode)
    .slice(before)
    .split("\n")
    .filter((line) => line.startsWith("{"));
  return lines
    .map((line) => JSON.parse(line) as Line)
    .filter(({ event }) => String(event).endsWith("refused"));
}
