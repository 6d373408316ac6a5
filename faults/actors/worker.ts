import type { WorkerActor } from "@/lib/core/operator";
import type { Hands } from "@/lib/server/hands";
import { expireWaiting } from "@/lib/server/workflows/approval/expire-waiting";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import { tieOutNightly } from "@/lib/server/workflows/tie-out-nightly";
import type { ServerProcess } from "../world/process";
import type { World } from "../world/world";

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;

/**
 * The product's recurring jobs with their names and terms. The last two work once a day and are asked for every hour,
 * here every six.
 */
const jobs = [
  { name: "catch-up-on-events", round: catchUpOnEvents, every: hour, lease: hour / 6 },
  { name: "sweep-refunds", round: sweepRefunds, every: 6 * hour, lease: 2 * hour },
  { name: "tie-out", round: tieOutNightly, every: 6 * hour, lease: 2 * hour },
] as const;

/**
 * The product's loops in one process. The real worker asks every second; here a loop sleeps until there
 * is something to find, which comes to the same and lets days pass quickly.
 */
export function startWorker(world: World, process: ServerProcess, actor: WorkerActor, hands: Hands): void {
  const { scheduler, dues } = world;
  const loop = (name: string, round: () => Promise<void>, next: (isFirst: boolean) => () => number) =>
    scheduler.start({ name: `${name} at ${process.name}`, process }, async () => {
      let restedAt = 0;
      for (let isFirst = true; ; isFirst = false) {
        const dueAt = next(isFirst);
        await scheduler.pause("idle", () => Math.max(restedAt, dueAt()));
        const isDone = await round().then(
          () => true,
          (error: unknown) => {
            process.assertAlive();
            world.noteError(error, name);
            return false;
          },
        );
        // Whoever cannot reach the database asks it again a while later.
        const longest = isDone ? 10 * second : minute;
        restedAt = world.time.nowMilliseconds + world.random.between(longest / 10, longest);
      }
    });
  const { host } = process;
  loop(
    "settle due",
    () => settleDue(actor, hands),
    () => () => dues.requestsAt(host),
  );
  loop(
    "settle events",
    () => settleEvents(actor, hands),
    () => () => dues.eventsAt(host),
  );
  loop(
    "expire what waits",
    () => expireWaiting(actor, hands),
    (isFirst) => {
      // One that a stopped charge keeps from lapsing is asked for again and again.
      const restedAt = isFirst ? 0 : world.time.nowMilliseconds + world.random.between(hour, 2 * hour);
      return () => Math.max(restedAt, dues.lapseAt(host));
    },
  );
  for (const job of jobs) {
    loop(
      job.name,
      () => job.round(actor, hands),
      () => {
        const quietAt = quietEnd(world);
        const lateness = latenessOf(world);
        return () => Math.max(quietAt(), dues.jobAt(job, host) + lateness);
      },
    );
  }
}

/** Mostly one server comes after the other, and finds the job done; now and then both ask at once. */
function latenessOf({ random }: World): number {
  return random.chance(0.2) ? 0 : random.between(0, 10 * minute);
}

/** While nothing happens at Stripe, long after the trouble, every hour is like the last: some are left out. */
function quietEnd(world: World): () => number {
  const since = world.time.nowMilliseconds;
  const latest = since + world.random.between(6 * hour, 12 * hour);
  return () => {
    const isLongQuiet = world.quietSince !== null && since - world.quietSince > 3 * hour;
    return isLongQuiet && world.stripeChangedAt < since - hour ? latest : 0;
  };
}
