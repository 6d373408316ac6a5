import "server-only";
import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { consoleActor } from "@/lib/core/operator";
import { inEveryAccount } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { expireWaiting } from "@/lib/server/workflows/approval/expire-waiting";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { lookAtOpenCharges } from "@/lib/server/workflows/look-at-open-charges";
import { sendNotices } from "@/lib/server/workflows/send-notices";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { signCheckpoint } from "@/lib/server/workflows/sign-checkpoint";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import { tieOutNightly } from "@/lib/server/workflows/tie-out-nightly";
import { watchNotices } from "./watch-notices";
import { watchWebhooks } from "./watch-webhooks";

/** How often the worker asks for due requests and for what webhooks told. */
const roundMilliseconds = 1_000;

/** How often it asks whether a charge that stands open is due for a look. */
const openMilliseconds = 5_000;

/** How often it looks for notices to send. */
const noticesMilliseconds = 3_000;

/** How often it asks whether a recurring job is due. */
const jobsMilliseconds = 60_000;

export type Worker = { readonly stop: () => Promise<void> };

/** A worker for every account, each with that account's own hands; one that is stuck holds no other up. */
export async function startWorkers(): Promise<Worker> {
  const workers = await inEveryAccount(async () => startWorker(await hands()));
  return { stop: () => Promise.all(workers.map(({ stop }) => stop())).then(() => undefined) };
}

/**
 * Settles what is unknown and follows what waits, until stopped. Then nothing more is taken, what is in hand is
 * finished, and a long round breaks off between two charges and gives its job back.
 */
export function startWorker(open: Hands): Worker {
  const actor = consoleActor;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each loop listens, and there are more of them than Node takes for a leak.
  setMaxListeners(0, signal);
  const running = Promise.all([
    workUntil(signal, roundMilliseconds, () => settleDue(actor, open, signal)),
    workUntil(signal, roundMilliseconds, () => settleEvents(actor, open, signal)),
    workUntil(signal, openMilliseconds, () => lookAtOpenCharges(actor, open, signal)),
    workUntil(signal, roundMilliseconds, () => signCheckpoint(actor, open)),
    workUntil(signal, noticesMilliseconds, () => sendNotices(actor, open, signal)),
    workUntil(signal, jobsMilliseconds, () => expireWaiting(actor, open, signal)),
    workUntil(signal, jobsMilliseconds, () => catchUpOnEvents(actor, open, signal)),
    workUntil(signal, jobsMilliseconds, () => sweepRefunds(actor, open, signal)),
    workUntil(signal, jobsMilliseconds, () => tieOutNightly(actor, open, signal)),
    workUntil(signal, jobsMilliseconds, () => watchWebhooks(actor, open)),
    workUntil(signal, jobsMilliseconds, () => watchNotices(actor, open)),
  ]);
  return {
    stop: () => {
      stopping.abort();
      return running.then(() => undefined);
    },
  };
}

async function workUntil(
  stopping: AbortSignal,
  pauseMilliseconds: number,
  round: () => Promise<void>,
): Promise<void> {
  while (!stopping.aborted) {
    await round().catch((error: unknown) => {
      log().error({ err: error }, "a round of the worker failed");
    });
    // A stop ends the rest at once; the timer alone does not keep the process alive.
    await setTimeout(pauseMilliseconds, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}
