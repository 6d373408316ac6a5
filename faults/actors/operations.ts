import type { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import type { MemoryDatabase } from "../world/memory-database";
import type { World } from "../world/world";
import type { Company } from "./company";

const minute = 60_000;

/**
 * Takes a backup, and puts it back up to an hour later, with all servers stopped: what happened in between is gone
 * from our books and not from Stripe's.
 */
export function startOperations(world: World, company: Company, { backup, engine }: MemoryDatabase): void {
  const { scheduler, random, weather, gate, tally } = world;
  if (!random.chance(weather.restoreShare)) return;
  const untilFree = () => scheduler.pause("waits for the database", () => (gate.isFree ? 0 : Infinity));
  scheduler.start({ name: "operations", process: null }, async () => {
    await scheduler.sleep("later", random.between(0, weather.troubleMilliseconds / 2));
    await untilFree();
    backup.take();
    await scheduler.sleep("later", random.between(minute, 60 * minute));
    company.endAll();
    await untilFree();
    const before = statesOf(engine);
    backup.restore();
    gate.changeAll();
    tally.add("database", "backup restored");
    const after = statesOf(engine);
    world.restored = {
      atMilliseconds: world.time.nowMilliseconds,
      lostRequests: new Set([...before.keys()].filter((id) => !after.has(id))),
      unsentAgain: new Set(
        [...after].flatMap(([id, state]) => (isUnsentAgain(before.get(id), state) ? id : [])),
      ),
    };
  });
}

/** By a request's number. */
function statesOf(engine: EmbeddedEngine): Map<string, string> {
  const { rows } = engine.query<{ id: string; state: string }>("select id, state from refund_request");
  return new Map(rows.map(({ id, state }) => [id, state]));
}

function isUnsentAgain(before: string | undefined, after: string): boolean {
  return before !== after && ["awaiting_approval", "returned", "approved"].includes(after);
}
