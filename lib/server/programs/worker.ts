import "server-only";
import { hideParameters } from "@/lib/server/database/hide-parameters";
import { endingMilliseconds, isInTime, untilAskedToEnd } from "@/lib/server/ending";
import { inEveryAccount, installation } from "@/lib/server/environment";
import type { Installation } from "@/lib/server/environment-installation";
import { closeHands, openAllHands } from "@/lib/server/hands";
import { startComparisons } from "@/lib/server/jobs/compare-at-start";
import { startWorkers, type Worker } from "@/lib/server/jobs/worker";
import { log } from "@/lib/server/log";
import { endWithFault } from "@/lib/server/start-fault";

/** Node ends a process in which nothing waits but unreferenced timers. */
const longestTimerMilliseconds = 2 ** 31 - 1;

/**
 * The worker as a process of its own, beside any number of servers on one PostgreSQL: what it does is claimed row
 * by row, so more than one is no harm. Comes back with the exit code once it was asked to end.
 */
export async function runWorker(): Promise<number> {
  try {
    hideParameters();
    const { accounts } = installation();
    await openAllHands();
    const comparisons = await startComparisons();
    const worker = await startWorkers();
    const staysAwake = setInterval(() => undefined, longestTimerMilliseconds);
    process.stdout.write(`Refund Console's worker is at work (${wordsOf(accounts)}).\n`);
    await inEveryAccount(async ({ stripe: { livemode } }) => log().info({ livemode }, "the worker started"));
    const signal = await untilAskedToEnd();
    log().info({ signal }, "ending: nothing new is taken");
    const isWhole = await isInTime(stopAll([comparisons, worker]), endingMilliseconds);
    clearInterval(staysAwake);
    await closeHands();
    log().info({ isWhole }, "ended");
    return isWhole ? 0 : 1;
  } catch (error) {
    return endWithFault(error);
  }
}

async function stopAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map(({ stop }) => stop()));
}

/** Such as “test mode, postgres database”, or with several accounts “Acme EU: live mode, Acme US: test mode, …”. */
function wordsOf(accounts: Installation["accounts"]): string {
  const modes = accounts.map(({ account, stripe }) => {
    const mode = stripe.livemode ? "live mode" : "test mode";
    return account.name === null || accounts.length === 1 ? mode : `${account.name}: ${mode}`;
  });
  return [...modes, `${accounts[0].database.kind} database`].join(", ");
}
