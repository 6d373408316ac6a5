import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import type { StripeRefund } from "@/lib/core/tie-out/tie-out-books";
import { appendAudit } from "@/lib/server/database/append-audit";
import { listConnectedAccounts } from "@/lib/server/database/connected-accounts";
import { inTransaction } from "@/lib/server/database/database";
import { findKnownRefunds } from "@/lib/server/database/known-refunds";
import { readJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { listAccountRefunds } from "@/lib/server/stripe/list-account-refunds";
import { accountOf, onAccount } from "@/lib/server/stripe/on-account";
import { eventsJob } from "./catch-up-on-events";
import { nameOn } from "./due-accounts";
import { lookAtCharge } from "./look-at-charge";

const hourMilliseconds = 3_600_000;

/** An event may be listed a little after it happened. */
const overlapMilliseconds = hourMilliseconds;

/** For books that have followed no events yet: as far as the daily sweep reaches. */
const firstReachMilliseconds = 35 * 24 * hourMilliseconds;

/** Connected accounts that are asked side by side. */
const accountsAtOnce = 10;

/**
 * `trouble`: Stripe could not be asked. `unlooked`: it was, but not about a single charge or a connected account, which
 * for as long as that lasts can be sent nothing either.
 */
export type ComparedBooks = "compared" | "unlooked" | "trouble";

/**
 * Looks for refunds at Stripe that name a request of ours and that our books do not know, and looks at their charges:
 * what was on its way when a process ended finds its refund, and a row that the books have lost is written anew. It
 * begins where the books had followed Stripe's events last, which is what a backup or a lost end of the log tells.
 */
export async function compareBooks(worker: WorkerActor, hands: Hands): Promise<ComparedBooks> {
  const own = await compareAccount(worker, onAccount(hands, null));
  const accounts = await listConnectedAccounts(hands.database, hands.livemode);
  const ends = [own];
  for (let start = 0; start < accounts.length; start += accountsAtOnce) {
    const some = accounts.slice(start, start + accountsAtOnce);
    ends.push(
      ...(await Promise.all(some.map((account) => compareAccount(worker, onAccount(hands, account))))),
    );
  }
  if (own === "trouble") return "trouble";
  return ends.every((end) => end === "compared") ? "compared" : "unlooked";
}

async function compareAccount(worker: WorkerActor, hands: Hands): Promise<ComparedBooks> {
  const since = await followedUntil(hands);
  const listed = await listAccountRefunds(hands.stripe, since);
  // A connected account that lets our key in no longer can be sent nothing either.
  if (listed.kind === "absent" && accountOf(hands.stripe) !== null) return "compared";
  if (listed.kind !== "found") return "trouble";
  const unknown = await listUnknown(hands, listed.value.refunds);
  if (unknown.length === 0) return "compared";
  const ends = [];
  for (const chargeId of new Set(unknown.map((refund) => refund.chargeId))) {
    ends.push(await lookAtCharge(worker, { chargeId, connectedAccount: accountOf(hands.stripe) }, hands));
  }
  if (ends.includes("trouble")) return "unlooked";
  await tell(worker, hands, since, unknown);
  return "compared";
}

/** By Stripe's clock; less an overlap. */
async function followedUntil({ database, stripe, clock }: Hands): Promise<Date> {
  const account = accountOf(stripe);
  const job = await readJob(database, account === null ? eventsJob.name : nameOn(eventsJob, account));
  const position = Date.parse(job?.position ?? "");
  if (Number.isNaN(position)) return new Date(clock.now().getTime() - firstReachMilliseconds);
  return new Date(position - overlapMilliseconds);
}

async function listUnknown(
  { database }: Hands,
  refunds: readonly StripeRefund[],
): Promise<readonly StripeRefund[]> {
  const named = refunds.filter(({ requestId }) => requestId !== null);
  const ids = named.map(({ refundId }) => refundId);
  const known = new Set((await findKnownRefunds(database, ids)).map(({ refundId }) => refundId));
  return named.filter(({ refundId }) => !known.has(refundId));
}

async function tell(
  worker: WorkerActor,
  { database, clock }: Hands,
  since: Date,
  unknown: readonly StripeRefund[],
): Promise<void> {
  const refunds = unknown.map(({ refundId, requestId }) => ({ refundId, requestId }));
  await inTransaction(database, (transaction) =>
    appendAudit(transaction, worker, clock.now(), [
      { event: "books.compared", object: "books", facts: { since, unknown: refunds } },
    ]),
  );
}
