import "server-only";
import { setTimeout } from "node:timers/promises";
import type { WorkerActor } from "@/lib/core/operator";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { settleDue } from "@/lib/server/workflows/settle-due";

/** How often the worker asks for due requests. */
const roundMilliseconds = 1_000;

export type Worker = { readonly stop: () => Promise<void> };

/** Settles what is unknown and follows what waits, until stopped; a round in progress is finished first. */
export function startWorker(hands: Hands): Worker {
  const actor: WorkerActor = { kind: "worker", name: `settle-${hands.newNumber().slice(0, 8)}` };
  const stopping = new AbortController();
  const running = workUntil(stopping.signal, () => settleDue(actor, hands));
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

async function workUntil(stopping: AbortSignal, round: () => Promise<void>): Promise<void> {
  while (!stopping.aborted) {
    await round().catch((error: unknown) => {
      log().error({ err: error }, "a round of the worker failed");
    });
    // A stop ends the rest at once; the timer alone does not keep the process alive.
    await setTimeout(roundMilliseconds, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}
