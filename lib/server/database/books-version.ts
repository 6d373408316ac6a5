import "server-only";
import { eq, sql } from "drizzle-orm";
import { attentionCase } from "./attention-tables";
import { chargeLedger, externalRefund } from "./charge-tables";
import type { Database } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
import type { RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/** What a page of a charge needs of its row in our books. */
export type BookedCharge = {
  readonly version: string;
  /** The connected account that the charge is on; null for our own. */
  readonly connectedAccount: string | null;
  readonly isStopped: boolean;
  readonly hasOpenCases: boolean;
};

const requests = sql`(select string_agg(
    concat_ws(' ', ${refundRequest.id}, ${refundRequest.state}, extract(epoch from ${refundRequest.updatedAt})),
    ',' order by ${refundRequest.id})
  from ${refundRequest} where ${refundRequest.chargeId} = ${chargeLedger.chargeId})`;

const external = sql`(select string_agg(
    concat_ws(' ', ${externalRefund.refundId}, ${externalRefund.status}), ',' order by ${externalRefund.refundId})
  from ${externalRefund} where ${externalRefund.chargeId} = ${chargeLedger.chargeId})`;

const cases = sql`(select string_agg(
    concat_ws(' ', ${attentionCase.id}, ${attentionCase.ownerSubject}, extract(epoch from ${attentionCase.proposedAt}),
      extract(epoch from ${attentionCase.closedAt})), ',' order by ${attentionCase.id})
  from ${attentionCase} where ${attentionCase.chargeId} = ${chargeLedger.chargeId})`;

/**
 * Beside the row of a charge: the same only where its figures, stop, requests, refunds made elsewhere and cases are
 * the same; alike on every server.
 */
export const booksVersion = sql<string>`md5(concat_ws('|',
  ${chargeLedger.capturedMinor}, ${chargeLedger.reservedMinor}, ${chargeLedger.postedMinor},
  ${chargeLedger.externalMinor}, ${chargeLedger.disputed}, extract(epoch from ${chargeLedger.blockedAt}),
  ${requests}, ${external}, ${cases}))`;

const booked = {
  version: booksVersion,
  connectedAccount: chargeLedger.connectedAccount,
  blockedAt: chargeLedger.blockedAt,
  hasOpenCases: sql<boolean>`exists (select from ${attentionCase}
    where ${attentionCase.chargeId} = ${chargeLedger.chargeId} and ${attentionCase.closedAt} is null)`,
};

const bookedCharge = keepStatement(booked, (database) =>
  database
    .select(booked)
    .from(chargeLedger)
    .where(eq(chargeLedger.chargeId, placeOf("chargeId"))),
);

/** Null for a charge that our books do not know: then they hold no request and no case of it either. */
export async function findBookedCharge(database: Database, chargeId: string): Promise<BookedCharge | null> {
  const [row] = await bookedCharge(database, { chargeId });
  if (row === undefined) return null;
  const { blockedAt, ...known } = row;
  return { ...known, isStopped: blockedAt !== null };
}

/** A request, and the version of its charge's books at the same instant. */
export async function findVersionedRequest(
  database: Database,
  requestId: string,
): Promise<{ readonly row: RequestRow; readonly version: string } | null> {
  const [found] = await database
    .select({ row: refundRequest, version: booksVersion })
    .from(refundRequest)
    .innerJoin(chargeLedger, eq(chargeLedger.chargeId, refundRequest.chargeId))
    .where(eq(refundRequest.id, requestId));
  return found ?? null;
}
