import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { readStripeEvent } from "@/lib/core/stripe/stripe-event";
import { claimJob, endJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { listEventsSince } from "@/lib/server/stripe/list-events";
import { accountOf } from "@/lib/server/stripe/on-account";
import { type AccountJob, dueAccounts } from "./due-accounts";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

const hourMilliseconds = 3_600_000;

/** Its position is the instant, by Stripe's clock, up to which our books have followed every event. */
export const eventsJob = { name: "catch-up-on-events" };

const terms = { ...eventsJob, everyMilliseconds: hourMilliseconds, leaseMilliseconds: 600_000 };

/** Each time reaches back over the last one: an event may be listed a little after it happened. */
const overlapMilliseconds = 10 * 60_000;

/** How far the first time reaches back: earlier ones may have broken off, and our clock may be wrong. */
const firstReachMilliseconds = 3 * 24 * hourMilliseconds;

/** Stripe keeps events this long. Source: docs.stripe.com/api/events. */
const keptMilliseconds = 30 * 24 * hourMilliseconds;

/**
 * Once an hour asks Stripe for the events of the last while and looks at every charge they name: what a lost
 * webhook would have told. So the books are right within two hours also when no webhook ever arrives. The same on
 * each connected account that our books know.
 */
export async function catchUpOnEvents(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  await point("catch-up:asked");
  await catchUp(worker, { terms, hands }, stopping);
  for (const job of await dueAccounts(terms, hands)) {
    if (stopping.aborted) return;
    await catchUp(worker, job, stopping);
  }
}

async function catchUp(
  worker: WorkerActor,
  { terms: { name }, hands }: AccountJob,
  stopping: AbortSignal,
): Promise<void> {
  const { database, stripe, clock, livemode } = hands;
  const now = clock.now();
  const job = await claimJob(database, { ...terms, name }, now);
  if (job === null) return;
  await point("catch-up:claimed");
  const listed = await listEventsSince(stripe, sinceWhen(job.position, now));
  await point("catch-up:listed");
  // The position stays where it was, so that the next time covers this one as well.
  if (listed.kind !== "found") return endJob(database, name, clock.now(), job.position);
  const connectedAccount = accountOf(stripe);
  const readings = listed.value.bodies.map((body) => readStripeEvent(body, livemode));
  const charges = new Set(readings.flatMap((one) => (one.kind === "hint" ? one.hint.chargeId : [])));
  let isWhole = !listed.value.isCutOff;
  for (const chargeId of charges) {
    if (stopping.aborted) return endJob(database, name, clock.now(), job.position);
    if ((await lookAtCharge(worker, { chargeId, connectedAccount }, hands)) === "trouble") isWhole = false;
    await point("catch-up:looked");
  }
  // By Stripe's clock: a position that ours wrote while it ran ahead would pass over what happens meanwhile.
  const position = isWhole ? listed.seenAt.toISOString() : job.position;
  await endJob(database, name, clock.now(), position);
  await point("catch-up:ended");
}

function sinceWhen(position: string | null, now: Date): Date {
  const last = position === null ? Number.NaN : Date.parse(position);
  const oldest = now.getTime() - keptMilliseconds;
  if (Number.isNaN(last)) return new Date(now.getTime() - firstReachMilliseconds);
  return new Date(Math.max(oldest, last - overlapMilliseconds));
}
