import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import type { StripeRefund } from "@/lib/core/tie-out/tie-out-books";
import { findKnownRefunds, findWithoutReference } from "@/lib/server/database/known-refunds";
import { claimJob, endJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { listAccountRefunds } from "@/lib/server/stripe/list-account-refunds";
import { accountOf } from "@/lib/server/stripe/on-account";
import { type AccountJob, dueAccounts } from "./due-accounts";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

/** Asked for every hour, so that a sweep which broke off is not left for a day; done once a day. */
const terms = {
  name: "sweep-refunds",
  everyMilliseconds: hourMilliseconds,
  leaseMilliseconds: 2 * hourMilliseconds,
};

/** A refund may still fail about 30 days after it was made. */
const reachMilliseconds = 35 * dayMilliseconds;

/**
 * Once a day compares every refund of the last 35 days with our books and looks at each charge with one that they
 * do not know, or know in another status or without the bank's reference: what neither a webhook nor the list of
 * events has told. So also refunds of charges appear that nobody has opened here. The same on each connected account
 * that our books know.
 */
export async function sweepRefunds(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  await point("sweep:asked");
  await sweep(worker, { terms, hands }, stopping);
  for (const job of await dueAccounts(terms, hands)) {
    if (stopping.aborted) return;
    await sweep(worker, job, stopping);
  }
}

async function sweep(
  worker: WorkerActor,
  { terms: { name }, hands }: AccountJob,
  stopping: AbortSignal,
): Promise<void> {
  const { database, stripe, clock } = hands;
  const now = clock.now();
  const job = await claimJob(database, { ...terms, name }, now);
  if (job === null) return;
  await point("sweep:claimed");
  const leave = () => endJob(database, name, clock.now(), job.position);
  const last = lastWholeSweep(job.position, now);
  if (last !== null && now.getTime() - last.getTime() < dayMilliseconds) return leave();
  // From the last whole sweep, so that what changed during an outage of ours is not passed over.
  const since = new Date((last ?? now).getTime() - reachMilliseconds);
  const listed = await listAccountRefunds(stripe, since);
  await point("sweep:listed");
  if (listed.kind !== "found") return leave();
  let isWhole = listed.value.isWhole;
  const connectedAccount = accountOf(stripe);
  for (const chargeId of await chargesOfNews(hands, listed.value.refunds)) {
    if (stopping.aborted) return leave();
    if ((await lookAtCharge(worker, { chargeId, connectedAccount }, hands)) === "trouble") isWhole = false;
    await point("sweep:looked");
  }
  // By Stripe's clock, like the position of the events: ours may run ahead.
  await endJob(database, name, clock.now(), isWhole ? listed.seenAt.toISOString() : job.position);
  await point("sweep:ended");
}

/** Null before the first one, and for an instant ahead of our clock: then one of the two is wrong. */
function lastWholeSweep(position: string | null, now: Date): Date | null {
  const last = position === null ? Number.NaN : Date.parse(position);
  return Number.isNaN(last) || last > now.getTime() ? null : new Date(last);
}

async function chargesOfNews({ database }: Hands, refunds: readonly StripeRefund[]): Promise<Set<string>> {
  const ids = refunds.map(({ refundId }) => refundId);
  const known = new Map((await findKnownRefunds(database, ids)).map((row) => [row.refundId, row.status]));
  const traced = refunds.filter(({ reference }) => reference !== null).map(({ refundId }) => refundId);
  const untold = new Set(await findWithoutReference(database, traced));
  const news = refunds.filter(
    ({ refundId, status }) => known.get(refundId) !== status || untold.has(refundId),
  );
  return new Set(news.map(({ chargeId }) => chargeId));
}
