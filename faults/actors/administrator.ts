import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import type { World } from "../world/world";
import { operatorNamed } from "./operator-named";

/** Takes one person's rights away at some time, as the sign-in writes it down when the provider tells other roles. */
export function startAdministrator(world: World, names: readonly [string, ...string[]]): void {
  const { scheduler, random, weather, tally, retired, time, database } = world;
  if (!random.chance(weather.rightsLostShare)) return;
  const name = random.pick(names);
  const entry = { event: "session.roles_changed", object: "session:1", facts: { roles: ["auditor"] } };
  scheduler.start({ name: "administrator", process: null }, async () => {
    await scheduler.sleep("later", random.between(0, weather.troubleMilliseconds));
    for (let isTold = false; !isTold; ) {
      isTold = await inTransaction(database, (transaction) =>
        appendAudit(transaction, operatorNamed(name, world), new Date(time.nowMilliseconds), [entry]),
      ).then(
        () => true,
        () => false,
      );
      if (!isTold) await scheduler.sleep("tries again", 60_000);
    }
    retired.add(name);
    tally.add("people", "lost a right");
  });
}
