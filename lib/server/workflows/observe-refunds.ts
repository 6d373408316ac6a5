import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isLive, isRelease } from "@/lib/core/charge/charge-figures";
import type { WorkerActor } from "@/lib/core/operator";
import { isInFlight, isLegalStep, stateOfStatus } from "@/lib/core/refund/refund-ledger";
import { isRefundOf } from "@/lib/core/refund/send-answer";
import { appendAudit } from "@/lib/server/database/append-audit";
import { setExternalOnCharge } from "@/lib/server/database/charge-rows";
import type { Transaction } from "@/lib/server/database/database";
import {
  type ExternalRow,
  listExternalRefunds,
  writeExternalRefund,
} from "@/lib/server/database/external-rows";
import { listRequestsOfCharge, type RequestRow } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import { point } from "@/lib/server/point";
import type { GatheredCharge } from "@/lib/server/stripe/gather-charge";
import { nextLook } from "./next-look";

type Observing = {
  readonly transaction: Transaction;
  /** Never the person whose request caused the look: what it shows is not that person's act. */
  readonly actor: WorkerActor;
  readonly at: Date;
  readonly chargeId: string;
  /** False for a look that is older than what the books already know: it lowers no figure. */
  readonly isLatest: boolean;
};

/**
 * Applies what a look at Stripe showed to our books: refunds of ours are adopted or follow their status,
 * all others count as external. The caller holds the charge's lock.
 */
export async function observeRefunds(observing: Observing, gathered: GatheredCharge): Promise<RequestRow[]> {
  const { transaction, chargeId } = observing;
  const { charge, refunds } = gathered;
  const rows = await listRequestsOfCharge(transaction, chargeId);
  await point("observe:listed");
  // The oldest first: should two refunds name one request, the first of them is the one it asked for.
  const seen = refunds.filter((refund) => !isRelease(charge, refund, refunds)).toReversed();
  const current = new Map(rows.map((row) => [row.id, row]));
  const strangers: ChargeRefund[] = [];
  for (const refund of seen) {
    // By the rows as they stand now: a request that has just found its refund owns no second one.
    const owner = [...current.values()].find((row) => owns(row, refund));
    if (owner) current.set(owner.id, await follow(observing, owner, refund));
    else strangers.push(refund);
    await point("observe:followed");
  }
  if (observing.isLatest) await countExternal(observing, strangers);
  return [...current.values()];
}

/**
 * A refund is ours when it names the request and is what that request asked for. A second refund under one
 * request, or money under a request that ended without any, is not adopted: it counts as external and shows.
 */
function owns(row: RequestRow, refund: ChargeRefund): boolean {
  if (row.refundId !== null) return row.refundId === refund.id;
  return isInFlight(row.state) && isRefundOf(refund, sentBy(row));
}

function sentBy(row: RequestRow) {
  const { id: requestId, chargeId, currency, extent, amountMinor } = row;
  return { requestId, chargeId, currency, extent, amountMinor };
}

async function follow(observing: Observing, row: RequestRow, refund: ChargeRefund): Promise<RequestRow> {
  const { transaction, actor, at } = observing;
  const to = stateOfStatus(refund.status);
  // A list that lags behind may still show an older status: only legal steps are taken.
  if (row.state === to || !isLegalStep(row.state, to)) return row;
  return stepRequest(transaction, actor, at, row, {
    to,
    change: {
      refundId: refund.id,
      refundStatus: refund.status,
      movedMinor: refund.amount.amountMinor,
      unknownMode: null,
      hasOpenSend: false,
      nextAt: nextLook(to, 0, at, 0),
      leaseUntil: null,
    },
    facts: { refundId: refund.id, amountMinor: refund.amount.amountMinor, seenAt: at, by: "look" },
  });
}

async function countExternal(observing: Observing, strangers: readonly ChargeRefund[]): Promise<void> {
  // The ordinary case: what is not there cannot be new, and no row of ours needs to be read to know it.
  if (strangers.length === 0) return;
  const { transaction, actor, at, chargeId } = observing;
  const known = await listExternalRefunds(transaction, chargeId);
  const news = strangers.filter((refund) => !known.some((row) => isSame(row, refund)));
  if (news.length === 0) return;
  for (const refund of news) await writeExternalRefund(transaction, chargeId, refund, at);
  await point("observe:external-written");
  const live = strangers.filter(({ status }) => isLive(status));
  const externalMinor = live.reduce((sum, { amount }) => sum + amount.amountMinor, 0n);
  await setExternalOnCharge(transaction, chargeId, externalMinor);
  const entries = news.map(({ id, amount, status, requestId }) => ({
    event: "refund.seen_external",
    object: chargeId,
    facts: { refundId: id, amountMinor: amount.amountMinor, currency: amount.currency, status, requestId },
  }));
  await appendAudit(transaction, actor, at, entries);
}

function isSame(row: ExternalRow, refund: ChargeRefund): boolean {
  return row.refundId === refund.id && row.status === refund.status;
}
