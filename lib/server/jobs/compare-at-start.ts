import "server-only";
import { setTimeout } from "node:timers/promises";
import { consoleActor } from "@/lib/core/operator";
import { inEveryAccount } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { type ComparedBooks, compareBooks } from "@/lib/server/workflows/compare-books";
import type { Worker } from "./worker";

/** Pauses between two tries; the last one repeats. */
const pausesMilliseconds = [500, 1_000, 2_000, 5_000];

/** One charge that cannot be looked at must not keep all others from being refunded. */
const unlookedTriesMax = 5;

/** Holds the books of every account against Stripe, beside whatever else begins: nobody waits for it but first sends. */
export async function startComparisons(): Promise<Worker> {
  const all = await inEveryAccount(async () => startComparison(await hands()));
  return { stop: () => Promise.all(all.map(({ stop }) => stop())).then(() => undefined) };
}

/** Compares until it has worked once. As long as Stripe cannot be asked nothing could be sent either. */
export function startComparison(open: Hands): Worker {
  const stopping = new AbortController();
  const running = compareUntilDone(open, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

async function compareUntilDone(open: Hands, signal: AbortSignal): Promise<void> {
  for (let tries = 1; !signal.aborted; tries += 1) {
    const compared = await tryOnce(open);
    if (compared === "compared" || (compared === "unlooked" && tries >= unlookedTriesMax)) {
      return end(open, compared);
    }
    const pause = pausesMilliseconds[Math.min(tries, pausesMilliseconds.length) - 1];
    // Told once: whoever tries to refund is told each time.
    if (tries === 1)
      log().warn({ compared }, "the books are not compared with Stripe yet: no refund is sent");
    // A stop ends the rest at once; the timer alone does not keep the process alive.
    await setTimeout(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function end({ comparison }: Hands, compared: ComparedBooks): void {
  comparison.end();
  if (compared === "compared")
    log().info("the books were compared with Stripe: refunds are sent from now on");
  else
    log().error("refunds are sent again, though the books of a charge or an account could not be compared");
}

async function tryOnce(open: Hands): Promise<ComparedBooks> {
  return compareBooks(consoleActor, open).catch((error: unknown) => {
    log().error({ err: error }, "the books could not be compared with Stripe");
    return "trouble" as const;
  });
}
