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
    const before = requestIds(engine);
    backup.restore();
    gate.changeAll();
    tally.add("database", "backup restored");
    const after = requestIds(engine);
    const lost = before.filter((id) => !after.includes(id));
    world.restored = { atMilliseconds: world.time.nowMilliseconds, lostRequests: new Set(lost) };
  });
}

function requestIds(engine: EmbeddedEngine): string[] {
  return engine.query<{ id: string }>("select id from refund_request").rows.map(({ id }) => id);
}
