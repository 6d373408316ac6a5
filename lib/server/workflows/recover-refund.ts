import "server-only";
import { createHash } from "node:crypto";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { type RecoveredRefund, readRecovered, recoveredRequester } from "@/lib/core/refund/recovered-refund";
import { ledgerDelta } from "@/lib/core/refund/refund-ledger";
import { appendAudit } from "@/lib/server/database/append-audit";
import { moveOnCharge } from "@/lib/server/database/charge-rows";
import { insertRequest, type NewRequestRow } from "@/lib/server/database/request-rows";
import { blockCharge, openCaseOf } from "@/lib/server/database/stop-charge";
import { point } from "@/lib/server/point";
import type { Books, Observing } from "./books";
import { keyOf } from "./key-of";
import { nextLook } from "./next-look";

/**
 * Writes the row of a refund anew that our books have lost, as after a database that was restored from an older
 * backup. The charge is stopped with it: what else is missing only people can tell.
 */
export async function recoverRefund(
  observing: Observing,
  books: Books,
  refund: ChargeRefund,
  requestId: string,
): Promise<void> {
  const { transaction, actor, at, seen } = observing;
  const read = readRecovered(refund);
  const row = await insertRequest(transaction, toRow(observing, refund, requestId, read));
  if (!row) throw new Error(`request ${requestId} was written by another charge at the same moment`);
  const { amountMinor, state, currency } = read;
  const delta = ledgerDelta(null, state, { reservedMinor: amountMinor, movedMinor: amountMinor });
  books.put(row, await moveOnCharge(transaction, seen.row.chargeId, delta));
  await point("observe:recovered");
  const why = `Stripe shows ${refund.id} under ${requestId}, of which our books had lost the row`;
  const facts = { refundId: refund.id, amountMinor: String(amountMinor), currency, status: refund.status };
  await appendAudit(transaction, actor, at, [
    { event: "refund.recovered", object: requestId, facts: { ...facts, to: state } },
  ]);
  books.charge = await blockCharge(observing, books.charge, { why, facts });
  const subject = requestId;
  await openCaseOf(observing, books.charge, {
    kind: "recovered_from_stripe",
    subject,
    requestId,
    facts,
    why,
  });
}

function toRow(
  { at, seen }: Observing,
  { id: refundId, status, createdAt, instructionsEmail }: ChargeRefund,
  requestId: string,
  { generation, ...read }: RecoveredRefund,
): NewRequestRow {
  const { chargeId, livemode, connectedAccount } = seen.row;
  return {
    ...read,
    metadata: { ...read.metadata },
    id: requestId,
    chargeId,
    connectedAccount,
    livemode,
    generation,
    extent: "part",
    movedMinor: read.amountMinor,
    note: "",
    instructionsEmail,
    reverseTransfer: false,
    refundApplicationFee: false,
    requesterIssuer: recoveredRequester.issuer,
    requesterSubject: recoveredRequester.subject,
    requesterName: recoveredRequester.name,
    attemptId: attemptOf(requestId),
    idempotencyKey: keyOf({ id: requestId, livemode }, generation),
    firstSentAt: createdAt,
    lastSentAt: createdAt,
    sends: 1,
    refundId,
    refundStatus: status,
    nextAt: nextLook(read.state, 0, at, 0),
    createdAt,
    updatedAt: at,
  };
}

/** Follows from the request, so that the same loss gives the same row. */
function attemptOf(requestId: string): string {
  const text = JSON.stringify(["recovered-1", requestId]);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
