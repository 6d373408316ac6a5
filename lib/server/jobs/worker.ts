import "server-only";
import { setTimeout } from "node:timers/promises";
import { consoleActor } from "@/lib/core/operator";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { signCheckpoint } from "@/lib/server/workflows/sign-checkpoint";

/** How often the worker asks for due requests and for what webhooks told. */
const roundMilliseconds = 1_000;

/** How often it asks whether a recurring job is due. */
const jobsMilliseconds = 60_000;

export type Worker = { readonly stop: () => Promise<void> };

/** Settles what is unknown and follows what waits, until stopped; a round in progress is finished first. */
export function startWorker(hands: Hands): Worker {
  const actor = consoleActor;
  const stopping = new AbortController();
  const running = Promise.all([
    workUntil(stopping.signal, roundMilliseconds, () => settleDue(actor, hands)),
    workUntil(stopping.signal, roundMilliseconds, () => settleEvents(actor, hands)),
    workUntil(stopping.signal, jobsMilliseconds, () => catchUpOnEvents(actor, hands)),
    workUntil(stopping.signal, roundMilliseconds, () => signCheckpoint(actor, hands)),
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
