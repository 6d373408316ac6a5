import type { WorkerActor } from "@/lib/core/operator";
import type { Hands } from "@/lib/server/hands";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import type { ServerProcess } from "../world/process";
import type { World } from "../world/world";

const second = 1_000;
const hour = 3_600_000;

/**
 * The product's three loops in one process. The real worker asks every second; here a loop sleeps until there
 * is something to find, which comes to the same and lets days pass quickly.
 */
export function startWorker(world: World, process: ServerProcess, actor: WorkerActor, hands: Hands): void {
  const { scheduler, dues } = world;
  const loop = (name: string, round: () => Promise<void>, rest: () => Promise<void>) =>
    scheduler.start({ name: `${name} at ${process.name}`, process }, async () => {
      for (;;) {
        await round().catch((error: unknown) => {
          process.assertAlive();
          world.noteError(error, name);
        });
        await scheduler.sleep("a round's pause", world.random.between(second, 10 * second));
        await rest();
      }
    });
  const { host } = process;
  loop(
    "settle due",
    () => settleDue(actor, hands),
    () => scheduler.pause("idle", () => dues.requestsAt(host)),
  );
  loop(
    "settle events",
    () => settleEvents(actor, hands),
    () => scheduler.pause("idle", () => dues.eventsAt(host)),
  );
  loop(
    "catch up",
    () => catchUpOnEvents(actor, hands),
    () => scheduler.sleep("idle", catchUpPause(world)),
  );
}

/** Every hour while there is trouble; rarely in the long quiet afterwards, where every hour is like the last. */
function catchUpPause({ random, isTroubled }: World): number {
  return isTroubled ? random.between(hour / 2, hour) : random.between(3 * hour, 6 * hour);
}
