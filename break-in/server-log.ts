import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logFolder, tree } from "./addresses";

export type Mode = "oidc" | "proxy" | "accounts" | "gateway-accounts";
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

const hasProxy = existsSync(join(tree, "proxy.ts"));

/**
 * Why requests were refused for where they came from while `work` ran. Without proxy.ts the framework refuses most
 * foreign origins before any code of ours runs, and says so in a line of its own.
 */
export async function originRefusalsDuring(mode: Mode, work: () => Promise<unknown>): Promise<string[]> {
  const before = logText(mode).length;
  const refusals = await refusalsDuring(mode, work);
  const own = refusals
    .map(({ reason }) => String(reason))
    .filter((reason) => /^(origin|fetch)_/.test(reason));
  const lines = hasProxy ? [] : logText(mode).slice(before).split("\n");
  return [...own, ...lines.filter((line) => line.includes("does not match `origin` header"))];
}
