import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { isRelease } from "@/lib/core/charge/charge-figures";
import { isInFlight, isLegalStep, stateOfStatus } from "@/lib/core/refund/refund-ledger";
import { isRefundOf } from "@/lib/core/refund/send-answer";
import { appendAudit } from "@/lib/server/database/append-audit";
import { changeRequest, listRequestsOfCharge, type RequestRow } from "@/lib/server/database/request-rows";
import { stopCharge } from "@/lib/server/database/stop-charge";
import { point } from "@/lib/server/point";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { Books, type Observing } from "./books";
import { countExternal } from "./count-external";
import { endUnsent } from "./end-unsent";
import { nextLook } from "./next-look";
import { placeUnowned } from "./place-unowned";

/** What a look left of the charge: its requests as they stand now, and whether anything may be sent for it. */
export type Observed = { readonly requests: readonly RequestRow[]; readonly isStopped: boolean };

/**
 * Applies what a look at Stripe showed to our books: refunds of ours are adopted or follow their status, all
 * others count as external. In the end the books are held against themselves and Stripe; where they disagree the
 * charge is stopped. The caller holds the charge's lock.
 */
export async function observeRefunds(observing: Observing, gathered: GatheredCharge): Promise<Observed> {
  const { seen } = observing;
  const rows = await listRequestsOfCharge(observing.transaction, seen.row.chargeId);
  await point("observe:listed");
  const books = new Books(observing, seen.row, rows);
  const unowned = await followOwned(observing, books, gathered);
  const placed = await placeUnowned(observing, books, unowned);
  if (seen.isLatest) await countExternal(observing, books, placed);
  if (placed.faults.length > 0) books.charge = await stopCharge(observing, books.charge, placed.faults);
  // Only now: of a request under whose number money has moved, nobody may say that nothing was sent.
  if (seen.isLatest) await endUnsent(books, gathered);
  const figures = books.figureFault();
  if (figures !== null) books.charge = await stopCharge(observing, books.charge, [figures]);
  return { requests: books.requests, isStopped: books.isStopped };
}

/** Gives the refunds that belong to none of our requests, the oldest first. */
async function followOwned(
  observing: Observing,
  books: Books,
  { charge, refunds }: GatheredCharge,
): Promise<ChargeRefund[]> {
  // The oldest first: should two refunds name one request, the first of them is the one it asked for.
  const shown = refunds.filter((refund) => !isRelease(charge, refund, refunds)).toReversed();
  const unowned: ChargeRefund[] = [];
  for (const refund of shown) {
    // By the rows as they stand now: a request that has just found its refund owns no second one.
    const owner = books.requests.find((row) => owns(row, refund));
    if (owner) {
      const followed = await follow(observing, books, owner, refund);
      await noteReference(observing, books, followed, refund);
    } else unowned.push(refund);
    await point("observe:followed");
  }
  return unowned;
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

async function follow(
  { at }: Observing,
  books: Books,
  row: RequestRow,
  refund: ChargeRefund,
): Promise<RequestRow> {
  const to = stateOfStatus(refund.status);
  // A list that lags behind may still show an older status: only legal steps are taken.
  if (row.state === to || !isLegalStep(row.state, to)) return row;
  const found = isInFlight(row.state) ? { foundAfterSeconds: secondsAfterSend(row, refund) } : {};
  return books.step(row, {
    to,
    change: {
      refundId: refund.id,
      refundStatus: refund.status,
      movedMinor: refund.amount.amountMinor,
      unknownMode: null,
      failure: null,
      hasOpenSend: false,
      nextAt: nextLook(to, 0, at, 0),
      leaseUntil: null,
      ...found,
    },
    facts: { refundId: refund.id, amountMinor: refund.amount.amountMinor, seenAt: at, by: "look", ...found },
    refund,
  });
}

/**
 * How late Stripe carried out a send whose answer was not recorded: 25 hours after the last one a request without a
 * refund counts as never executed, so the longest of these is watched. By Stripe's clock; 0 where it made the refund
 * before the last send, which then was a repeat.
 */
function secondsAfterSend({ lastSentAt }: RequestRow, { createdAt }: ChargeRefund): number | null {
  if (lastSentAt === null) return null;
  return Math.max(0, Math.round((createdAt.getTime() - lastSentAt.getTime()) / 1_000));
}

/** The bank's number for the refund comes up to seven business days later, and changes nothing but that. */
async function noteReference(
  { transaction, actor, at }: Observing,
  books: Books,
  row: RequestRow,
  { reference, referenceType: type }: ChargeRefund,
): Promise<void> {
  if (reference === null || row.bankReference === reference) return;
  const told = { bankReference: reference, bankReferenceType: type, bankReferenceAt: at };
  const changed = await changeRequest(transaction, row.id, {
    ...told,
    bankReferenceNotedAt: null,
    updatedAt: at,
  });
  const facts = { reference, type };
  await appendAudit(transaction, actor, at, [{ event: "refund.reference_arrived", object: row.id, facts }]);
  books.put(changed, null);
}
