import "server-only";
import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import type { BankReference, RequestedRefund } from "@/lib/core/refund/requested-refund";
import { ticketKey } from "@/lib/core/refund/ticket-key";
import type { Database, Transaction } from "./database";
import { keepStatement, placeOf, placesOf } from "./keep-statement";
import { refundRequest } from "./tables";

export type RequestRow = typeof refundRequest.$inferSelect;
export type NewRequestRow = Omit<typeof refundRequest.$inferInsert, "ticketKey">;
export type RequestChange = Partial<Omit<RequestRow, "id" | "chargeId" | "state">>;

/** Who asks, as the unique key of an attempt needs it: identity is issuer and subject, never the e-mail. */
export type Requester = { readonly issuer: string; readonly subject: string };

const columns = getTableColumns(refundRequest);

const inserted = keepStatement(columns, (database, names) =>
  database.insert(refundRequest).values(placesOf(refundRequest, names)).onConflictDoNothing().returning(),
);

/** Adds a request; null when this person's attempt has one already. */
export async function insertRequest(
  transaction: Transaction,
  row: NewRequestRow,
): Promise<RequestRow | null> {
  const [written] = await inserted(transaction, { ...row, ticketKey: ticketKey(row.ticket) });
  return written ?? null;
}

const ofAttempt = keepStatement(columns, (database) =>
  database
    .select()
    .from(refundRequest)
    .where(
      and(
        eq(refundRequest.requesterIssuer, placeOf("issuer")),
        eq(refundRequest.requesterSubject, placeOf("subject")),
        eq(refundRequest.attemptId, placeOf("attemptId")),
      ),
    ),
);

export async function findAttempt(
  database: Database,
  { issuer, subject }: Requester,
  attemptId: string,
): Promise<RequestRow | null> {
  const [row] = await ofAttempt(database, { issuer, subject, attemptId });
  return row ?? null;
}

export async function findRequest(database: Database, requestId: string): Promise<RequestRow | null> {
  const [row] = await database.select().from(refundRequest).where(eq(refundRequest.id, requestId));
  return row ?? null;
}

export async function findRequestOfRefund(database: Database, refundId: string): Promise<RequestRow | null> {
  const [row] = await database.select().from(refundRequest).where(eq(refundRequest.refundId, refundId));
  return row ?? null;
}

/** @throws Error when there is no such request: its row is never deleted. */
export async function lockRequest(transaction: Transaction, requestId: string): Promise<RequestRow> {
  const [row] = await transaction
    .select()
    .from(refundRequest)
    .where(eq(refundRequest.id, requestId))
    .for("update");
  if (!row) throw new Error(`refund request ${requestId} has no row`);
  return row;
}

function ofCharge(database: Database | Transaction) {
  return database
    .select()
    .from(refundRequest)
    .where(eq(refundRequest.chargeId, placeOf("chargeId")));
}

const seenOfCharge = keepStatement(columns, ofCharge);
const lockedOfCharge = keepStatement(columns, (database) => ofCharge(database).for("update"));

export function listRequestsOfCharge(database: Database, chargeId: string): Promise<RequestRow[]> {
  return seenOfCharge(database, { chargeId });
}

/** The same, each locked until the transaction ends: the caller holds the charge's lock. */
export function lockRequestsOfCharge(transaction: Transaction, chargeId: string): Promise<RequestRow[]> {
  return lockedOfCharge(transaction, { chargeId });
}

/** The requests of these numbers, of whatever charge. */
export function listRequestsById(database: Database, ids: readonly string[]): Promise<RequestRow[]> {
  return database
    .select()
    .from(refundRequest)
    .where(inArray(refundRequest.id, [...ids]));
}

const changed = keepStatement(columns, (database, [, ...names]) =>
  database
    .update(refundRequest)
    .set(placesOf(refundRequest, names))
    .where(eq(refundRequest.id, placeOf("id")))
    .returning(),
);

/** For fields that are no step of the request's life: when to look again, who holds it. */
export async function changeRequest(
  transaction: Transaction | Database,
  requestId: string,
  change: RequestChange & Partial<Pick<RequestRow, "state">>,
): Promise<RequestRow> {
  const [row] = await changed(transaction, { id: requestId, ...change });
  if (!row) throw new Error(`refund request ${requestId} has no row`);
  return row;
}

export function isRequester({ issuer, subject }: Requester) {
  return and(eq(refundRequest.requesterIssuer, issuer), eq(refundRequest.requesterSubject, subject));
}

export function toRequestedRefund(row: RequestRow): RequestedRefund {
  const { id, chargeId, livemode, extent, reason, reasonLabel, ticket, note, metadata, instructionsEmail } =
    row;
  const { repeatNote, repeatOf } = row;
  const { reverseTransfer, refundApplicationFee, state, unknownMode, refundId, refundStatus, failure } = row;
  return {
    id,
    chargeId,
    connectedAccount: row.connectedAccount,
    livemode,
    extent,
    isWholeCharge: row.wholeCharge || extent === "whole",
    paymentIntentId: row.paymentIntentId,
    reason,
    reasonLabel,
    ticket,
    note,
    metadata,
    instructionsEmail,
    reverseTransfer,
    refundApplicationFee,
    state,
    unknownMode,
    refundId,
    refundStatus,
    failure,
    repeatNote,
    repeatOf: repeatOf ?? [],
    sentAt: row.lastSentAt,
    heldUntil: row.heldUntil,
    calculation: row.calculation,
    bankReference: bankReferenceOf(row),
    amount: { amountMinor: row.movedMinor ?? row.amountMinor, currency: row.currency },
    requester: { issuer: row.requesterIssuer, subject: row.requesterSubject, name: row.requesterName },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function bankReferenceOf(row: RequestRow): BankReference | null {
  const { bankReference: text, bankReferenceType: type, bankReferenceAt: arrivedAt } = row;
  return text === null || arrivedAt === null ? null : { text, type, arrivedAt };
}
