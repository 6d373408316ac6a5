import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import type { Database } from "@/lib/server/database/database";
import { listOpenCharges } from "@/lib/server/database/open-pages";
import { claimJob, endJob, forgetJobs, listJobsSince } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

/**
 * A page that stands open is looked after once a minute, by one server. Stripe allows on average 500 questions a
 * payment, and a look asks two or three: an abandoned page ends with its session after half an hour.
 */
const everyMilliseconds = 60_000;
const namePrefix = "look-at-open-charge ";

/**
 * Looks at Stripe for the charges that somebody has open before their eyes, so that a page stays true also when
 * webhooks are lost. What a look finds moves our books, and the page follows those.
 */
export async function lookAtOpenCharges(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { database, clock } = hands;
  const open = await listOpenCharges(database);
  if (open.length === 0) return;
  const recent = await listJobsSince(
    database,
    namePrefix,
    new Date(clock.now().getTime() - everyMilliseconds),
  );
  for (const place of open.filter(({ chargeId }) => !recent.includes(namePrefix + chargeId))) {
    if (stopping.aborted) return;
    const terms = termsOf(place.chargeId);
    if ((await claimJob(database, terms, clock.now())) === null) continue;
    await lookAtCharge(worker, place, hands);
    await endJob(database, terms.name, clock.now(), null);
  }
  await forgetJobs(database, namePrefix, new Date(clock.now().getTime() - 10 * everyMilliseconds));
}

/** A page that has just been shown came with a look of its own: the next one is due a minute later. */
export async function noteShown(database: Database, chargeId: string, now: Date): Promise<void> {
  const { name } = termsOf(chargeId);
  if ((await claimJob(database, termsOf(chargeId), now)) !== null) await endJob(database, name, now, null);
}

function termsOf(chargeId: string) {
  return { name: namePrefix + chargeId, everyMilliseconds, leaseMilliseconds: everyMilliseconds };
}
