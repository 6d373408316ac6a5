import "server-only";
import { hideParameters } from "@/lib/server/database/hide-parameters";
import { endingMilliseconds, isInTime, untilAskedToEnd } from "@/lib/server/ending";
import { environment } from "@/lib/server/environment";
import { closeHands, hands } from "@/lib/server/hands";
import { startWorker } from "@/lib/server/jobs/worker";
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
    const { database } = environment();
    const open = await hands();
    const worker = startWorker(open);
    const staysAwake = setInterval(() => undefined, longestTimerMilliseconds);
    const mode = open.livemode ? "live" : "test";
    process.stdout.write(`Refund Console's worker is at work (${mode} mode, ${database.kind} database).\n`);
    log().info({ livemode: open.livemode }, "the worker started");
    const signal = await untilAskedToEnd();
    log().info({ signal }, "ending: nothing new is taken");
    const isWhole = await isInTime(worker.stop(), endingMilliseconds);
    clearInterval(staysAwake);
    await closeHands();
    log().info({ isWhole }, "ended");
    return isWhole ? 0 : 1;
  } catch (error) {
    return endWithFault(error);
  }
}
