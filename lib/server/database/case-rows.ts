import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { AttentionCase, CasePerson } from "@/lib/core/attention/attention-view";
import type { Money } from "@/lib/core/money/money";
import type { CaseRow } from "./attention-rows";
import { attentionCase } from "./attention-tables";
import type { Database, Transaction } from "./database";
import { type RequestRow, toRequestedRefund } from "./request-rows";
import { refundRequest } from "./tables";

/** A case and the request it is about, if it is about one. */
export type KnownCase = { readonly row: CaseRow; readonly request: RequestRow | null };

export type CaseChange = Partial<Omit<CaseRow, "id" | "kind" | "livemode" | "subject" | "openedAt">>;

export async function findCase(database: Database, caseId: string): Promise<KnownCase | null> {
  const [found] = await database
    .select({ row: attentionCase, request: refundRequest })
    .from(attentionCase)
    .leftJoin(refundRequest, eq(refundRequest.id, attentionCase.requestId))
    .where(eq(attentionCase.id, caseId));
  return found ?? null;
}

/**
 * Locks a case until the transaction ends. Never before the rows of its charge and its request.
 * @throws Error when there is no such case: its row is never deleted.
 */
export async function lockCase(transaction: Transaction, caseId: string): Promise<CaseRow> {
  const [row] = await transaction
    .select()
    .from(attentionCase)
    .where(eq(attentionCase.id, caseId))
    .for("update");
  if (!row) throw new Error(`case ${caseId} has no row`);
  return row;
}

export async function changeCase(
  transaction: Transaction,
  caseId: string,
  change: CaseChange,
): Promise<CaseRow> {
  const [row] = await transaction
    .update(attentionCase)
    .set(change)
    .where(eq(attentionCase.id, caseId))
    .returning();
  if (!row) throw new Error(`case ${caseId} has no row`);
  return row;
}

/** The open cases of a charge, its requests' cases among them, the oldest first. */
export function listOpenCasesOfCharge(database: Database, chargeId: string): Promise<KnownCase[]> {
  return database
    .select({ row: attentionCase, request: refundRequest })
    .from(attentionCase)
    .leftJoin(refundRequest, eq(refundRequest.id, attentionCase.requestId))
    .where(and(eq(attentionCase.chargeId, chargeId), isNull(attentionCase.closedAt)))
    .orderBy(attentionCase.openedAt, attentionCase.id);
}

/** Every case of a request, open or closed, the oldest first. */
export function listCasesOfRequest(database: Database, requestId: string): Promise<KnownCase[]> {
  return database
    .select({ row: attentionCase, request: refundRequest })
    .from(attentionCase)
    .leftJoin(refundRequest, eq(refundRequest.id, attentionCase.requestId))
    .where(eq(attentionCase.requestId, requestId))
    .orderBy(attentionCase.openedAt, attentionCase.id);
}

export function toAttentionCase({ row, request }: KnownCase): AttentionCase {
  const { id, kind, subject, chargeId, facts, openedAt, ownedAt } = row;
  const refund = request === null ? null : toRequestedRefund(request);
  return {
    id,
    kind,
    subject,
    chargeId,
    facts,
    refund,
    openedAt,
    ownedAt,
    amount: amountIn(facts) ?? refund?.amount ?? null,
    owner: person(row.ownerIssuer, row.ownerSubject, row.ownerName),
    proposal: proposalOf(row),
    closing: closingOf(row),
  };
}

/** A case names its own sum where that is another one than its request's. */
function amountIn({ amountMinor, unexplainedMinor, currency }: CaseRow["facts"]): Money | null {
  const minor = amountMinor ?? unexplainedMinor ?? "";
  if (currency === undefined || !/^-?\d{1,18}$/.test(minor)) return null;
  return { amountMinor: BigInt(minor), currency };
}

function proposalOf(row: CaseRow): AttentionCase["proposal"] {
  const by = person(row.proposedByIssuer, row.proposedBySubject, row.proposedByName);
  const { proposedOutcome: outcome, proposedAt: at, proposedNote: note, proposedEvidence: evidence } = row;
  if (by === null || outcome === null || at === null) return null;
  return { outcome, note: note ?? "", evidence: evidence ?? "", by, at };
}

function closingOf(row: CaseRow): AttentionCase["closing"] {
  const { outcome, closedAt: at, outcomeNote: note } = row;
  if (outcome === null || at === null) return null;
  return {
    outcome,
    note: note ?? "",
    by: person(row.closedByIssuer, row.closedBySubject, row.closedByName),
    at,
  };
}

function person(issuer: string | null, subject: string | null, name: string | null): CasePerson | null {
  return issuer === null || subject === null ? null : { issuer, subject, name: name ?? subject };
}
