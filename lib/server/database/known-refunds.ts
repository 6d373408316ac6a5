import "server-only";
import { and, eq, gte, inArray, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import type { LedgerRefund } from "@/lib/core/tie-out/tie-out-books";
import { chargeLedger, externalRefund } from "./charge-tables";
import type { Database } from "./database";
import { refundRequest } from "./tables";

/** A refund of our books, and the connected account that its charge is on; null for our own. */
export type KnownRefund = LedgerRefund & { readonly connectedAccount: string | null };

/** Ids in one question: far below what a statement may carry. */
const idsMax = 1_000;

/** What our books know of these refunds, made here or elsewhere. */
export async function findKnownRefunds(
  database: Database,
  refundIds: readonly string[],
): Promise<KnownRefund[]> {
  const found: KnownRefund[] = [];
  for (let start = 0; start < refundIds.length; start += idsMax) {
    const ids = refundIds.slice(start, start + idsMax);
    found.push(...(await listOurs(database, inArray(refundRequest.refundId, ids))));
    found.push(...(await listOthers(database, inArray(externalRefund.refundId, ids))));
  }
  return found;
}

/** Which of these refunds are ours and have no reference of the bank's in our books yet. */
export async function findWithoutReference(
  database: Database,
  refundIds: readonly string[],
): Promise<string[]> {
  const { refundId, bankReference } = refundRequest;
  const found: string[] = [];
  for (let start = 0; start < refundIds.length; start += idsMax) {
    const ids = refundIds.slice(start, start + idsMax);
    const rows = await database
      .select({ refundId })
      .from(refundRequest)
      .where(and(inArray(refundId, ids), isNull(bankReference)));
    found.push(...rows.flatMap((row) => row.refundId ?? []));
  }
  return found;
}

/**
 * The refunds of one mode that our books wrote down in a span of time. A little later than Stripe made them, so
 * the span must begin no earlier than what it is compared with.
 */
export async function listKnownRefunds(
  database: Database,
  livemode: boolean,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<KnownRefund[]> {
  const { createdAt, livemode: oursLivemode } = refundRequest;
  const ours = and(eq(oursLivemode, livemode), gte(createdAt, from), lt(createdAt, to));
  const { firstSeenAt } = externalRefund;
  const others = and(eq(chargeLedger.livemode, livemode), gte(firstSeenAt, from), lt(firstSeenAt, to));
  return [...(await listOurs(database, ours)), ...(await listOthers(database, others))];
}

async function listOurs(database: Database, condition: SQL | undefined): Promise<KnownRefund[]> {
  const { refundId, chargeId, currency, movedMinor, amountMinor, refundStatus } = refundRequest;
  const { connectedAccount } = refundRequest;
  const rows = await database
    .select({ refundId, chargeId, connectedAccount, currency, movedMinor, amountMinor, refundStatus })
    .from(refundRequest)
    .where(and(isNotNull(refundId), isNotNull(refundStatus), condition));
  return rows.flatMap((row) => {
    if (row.refundId === null || row.refundStatus === null) return [];
    const minor = row.movedMinor ?? row.amountMinor;
    return [toKnownRefund({ ...row, refundId: row.refundId }, minor, row.refundStatus)];
  });
}

async function listOthers(database: Database, condition: SQL | undefined): Promise<KnownRefund[]> {
  const { refundId, chargeId, amountMinor, status } = externalRefund;
  const { connectedAccount } = chargeLedger;
  const rows = await database
    .select({ refundId, chargeId, connectedAccount, amountMinor, status, currency: chargeLedger.currency })
    .from(externalRefund)
    .innerJoin(chargeLedger, eq(chargeLedger.chargeId, chargeId))
    .where(condition);
  return rows.map((row) => toKnownRefund(row, row.amountMinor, row.status));
}

function toKnownRefund(
  {
    refundId,
    chargeId,
    connectedAccount,
    currency,
  }: Pick<KnownRefund, "refundId" | "chargeId" | "connectedAccount" | "currency">,
  amountMinor: bigint,
  status: LedgerRefund["status"],
): KnownRefund {
  return { refundId, chargeId, connectedAccount, currency, amountMinor, status };
}
