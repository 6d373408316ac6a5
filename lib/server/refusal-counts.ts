import "server-only";
import { accountKey } from "./environment";
import { oncePerProcess } from "./once-per-process";

/** How often this process refused, for one reason and at one account; null with one account. */
export type RefusalCount = {
  readonly reason: string;
  readonly account: string | null;
  readonly count: number;
};

/** Counts a refusal at the account that the request is for. Its reason is one of our own words, never a sent one. */
export function countRefusal(reason: string): void {
  const account = accountKey();
  const name = `${account ?? ""} ${reason}`;
  const before = counts().get(name)?.count ?? 0;
  counts().set(name, { reason, account, count: before + 1 });
}

/** Since the process began: whoever reads them again and again sees what was added. */
export function refusalCounts(): readonly RefusalCount[] {
  return [...counts().values()];
}

function counts(): Map<string, RefusalCount> {
  return oncePerProcess("refusal-counts", () => new Map<string, RefusalCount>());
}
