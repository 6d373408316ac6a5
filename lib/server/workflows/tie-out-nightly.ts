import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { isTied } from "@/lib/core/tie-out/tie-out";
import { lastDays, usualDays } from "@/lib/core/tie-out/tie-out-window";
import { claimJob, endJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { neverStopping } from "./stopping";
import { type TieOutEnd, tieOut } from "./tie-out";

const hourMilliseconds = 3_600_000;

/** Asked for every hour, so that a night on which Stripe did not answer is made up for; done once a day. */
const terms = {
  name: "tie-out",
  everyMilliseconds: hourMilliseconds,
  leaseMilliseconds: 2 * hourMilliseconds,
};

/** After midnight, UTC, the day is left alone for a while: its last refunds are still on their way. */
const restMilliseconds = 2 * hourMilliseconds;

/** Every night compares the refunds of the last 35 whole days. The job's position is the day it was done for. */
export async function tieOutNightly(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { database, clock } = hands;
  await point("tie-out:asked");
  const now = clock.now();
  const job = await claimJob(database, terms, now);
  if (job === null) return;
  await point("tie-out:claimed");
  const window = lastDays(usualDays, new Date(now.getTime() - restMilliseconds));
  const day = window.to.toISOString();
  const end = job.position === day ? null : await tieOut(worker, hands, window, stopping);
  if (end !== null) tell(end);
  await endJob(database, terms.name, clock.now(), end?.kind === "done" ? day : job.position);
  await point("tie-out:ended");
}

function tell(end: TieOutEnd): void {
  if (end.kind === "trouble") {
    const { trouble } = end;
    log().warn({ trouble }, "the books could not be compared with Stripe’s; it is tried again in an hour");
  }
  if (end.kind === "done" && !isTied(end.result)) {
    const refunds = end.result.differences.map(({ refundId }) => refundId);
    log().warn({ tieOutId: end.id, refunds }, "an amount between our books and Stripe’s is unexplained");
  }
}
