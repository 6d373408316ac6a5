import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import type { World } from "../world/world";
import { operatorNamed } from "./operator-named";

/** Takes one person's rights away at some time, as the sign-in writes it down when the provider tells other roles. */
export function startAdministrator(world: World, names: readonly [string, ...string[]]): void {
  const { scheduler, random, weather } = world;
  if (!random.chance(weather.rightsLostShare)) return;
  const name = random.pick(names);
  scheduler.start({ name: "administrator", process: null }, async () => {
    await scheduler.sleep("later", random.between(0, weather.troubleMilliseconds));
    await retire(world, name);
  });
}

/** Somebody refunds elsewhere right after an approval, or the one who gave it loses the right just then. */
export function startApprovalAmbush(world: World, approvers: readonly [string, ...string[]]): void {
  const { scheduler, random, weather, tally, stripeSide, quietSince } = world;
  if (quietSince !== null || !random.chance(weather.approvalAmbushShare)) return;
  const isRefund = random.chance(0.7);
  scheduler.start({ name: "after an approval", process: null }, async () => {
    if (!isRefund) return retire(world, random.pick(approvers));
    tally.add("outside", "refund between approval and send");
    await stripeSide.refundOutside(random);
  });
}

async function retire(world: World, name: string): Promise<void> {
  const { scheduler, database, time, retired, tally } = world;
  const entry = { event: "session.roles_changed", object: "session:1", facts: { roles: ["auditor"] } };
  const write = () =>
    inTransaction(database, (transaction) =>
      appendAudit(transaction, operatorNamed(name, world), new Date(time.nowMilliseconds), [entry]),
    ).then(
      () => true,
      () => false,
    );
  while (!(await write())) await scheduler.sleep("tries again", 60_000);
  retired.add(name);
  tally.add("people", "lost a right");
}
