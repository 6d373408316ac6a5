import "server-only";
import { chargeFigures } from "@/lib/core/charge/charge-figures";
import { unseenReservedMinor } from "@/lib/core/charge/unseen-reserved";
import { type Money, money } from "@/lib/core/money/money";
import { consoleActor, type Operator, policyActor } from "@/lib/core/operator";
import { type EarlierRefund, earlierId } from "@/lib/core/refund/earlier-refund";
import { decideRefund } from "@/lib/core/refund/refund-policy";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Refusal } from "@/lib/core/refund/refusal";
import { appendAudit } from "@/lib/server/database/append-audit";
import { lockCharge, reserveOnCharge, seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import {
  findAttempt,
  insertRequest,
  type NewRequestRow,
  type RequestRow,
} from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import type { GatheredCharge } from "@/lib/server/stripe/gather-charge";
import { contentHash } from "./content-hash";
import { gatherEarlier } from "./gather-earlier";
import { keyOf } from "./key-of";
import { leaseMilliseconds } from "./lease";
import { observeRefunds } from "./observe-refunds";

export type Held =
  | { readonly kind: "held"; readonly row: RequestRow }
  | { readonly kind: "repeat"; readonly row: RequestRow }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * Decides and, if it goes, writes the request down as a reservation that is about to be sent: row, figures
 * and audit entries in one transaction, before Stripe is called. `seenAt` is Stripe's clock of the look.
 */
export async function holdRefund(
  operator: Operator,
  request: RefundRequest,
  gathered: GatheredCharge,
  seenAt: Date,
  hands: Hands,
): Promise<Held> {
  try {
    return await holdOnce(operator, request, gathered, seenAt, hands);
  } catch (error) {
    if (!(error instanceof AttemptTaken)) throw error;
    // Its row belongs to another charge, whose lock is not ours: what this transaction did is taken back.
    const earlier = await findAttempt(hands.database, operator, request.attemptId);
    if (!earlier) throw error;
    return repeatOf(earlier, request);
  }
}

/** This person's attempt has a row already, and not one of this charge. */
class AttemptTaken extends Error {}

function holdOnce(
  operator: Operator,
  request: RefundRequest,
  gathered: GatheredCharge,
  seenAt: Date,
  hands: Hands,
): Promise<Held> {
  return inTransaction(hands.database, async (transaction): Promise<Held> => {
    const at = hands.clock.now();
    const { charge } = gathered;
    const seen = await seeCharge(transaction, charge, seenAt);
    await point("hold:charge-seen");
    const observing = { transaction, actor: consoleActor, at, seen };
    const { requests: rows, isStopped } = await observeRefunds(observing, gathered);
    await point("hold:observed");
    const earlier = rows.find((row) => isAttempt(row, operator, request.attemptId));
    if (earlier) return repeatOf(earlier, request);
    const heldMinor = unseenReservedMinor(rows, gathered.refunds);
    const figures = chargeFigures(charge, gathered.refunds, heldMinor);
    const past = await gatherEarlier(transaction, request, { gathered, rows, figures, seenAt });
    const decision = decideRefund(request, { ...gathered, figures, isStopped, earlier: past, seenAt });
    if (decision.kind === "refuse") return { kind: "refused", refusal: decision.refusal };
    const { amount, repeats } = decision;
    if (!(await reserveOnCharge(transaction, charge.id, amount.amountMinor))) {
      return { kind: "refused", refusal: await overLeft(transaction, charge.id, amount) };
    }
    await point("hold:reserved");
    // Without a sum Stripe would also take what other requests of ours have set aside.
    const extent = heldMinor > 0n ? "part" : request.amount.kind;
    const row = await writeRequest(
      transaction,
      operator,
      request,
      { amount, extent, repeats },
      seenAt,
      hands,
    );
    return { kind: "held", row };
  });
}

/** What is set aside of the charge, and whether Stripe is told the sum or asked for all that is left. */
type Share = {
  readonly amount: Money;
  readonly extent: RequestRow["extent"];
  /** What it looks like and yet goes on beside: the request says why. */
  readonly repeats: readonly EarlierRefund[];
};

async function overLeft(transaction: Transaction, chargeId: string, asked: Money): Promise<Refusal> {
  const row = await lockCharge(transaction, chargeId);
  const leftMinor = row.capturedMinor - row.reservedMinor - row.postedMinor - row.externalMinor;
  return { kind: "over_left", asked, left: money(leftMinor > 0n ? leftMinor : 0n, asked.currency) };
}

function isAttempt(row: RequestRow, { issuer, subject }: Operator, attemptId: string): boolean {
  return row.attemptId === attemptId && row.requesterIssuer === issuer && row.requesterSubject === subject;
}

/** The same attempt once more: its first result, or a refusal when the content is another one. */
export function repeatOf(earlier: RequestRow, request: RefundRequest): Exclude<Held, { kind: "held" }> {
  if (earlier.contentHash === contentHash(request)) return { kind: "repeat", row: earlier };
  return { kind: "refused", refusal: { kind: "attempt_reused", earlierRequestId: earlier.id } };
}

async function writeRequest(
  transaction: Transaction,
  operator: Operator,
  request: RefundRequest,
  share: Share,
  seenAt: Date,
  hands: Hands,
): Promise<RequestRow> {
  const at = hands.clock.now();
  const values = newRow(operator, request, share, seenAt, hands, at);
  const row = await insertRequest(transaction, values);
  if (!row) throw new AttemptTaken(`attempt ${request.attemptId} has a row already`);
  await point("hold:row-written");
  const { state: _state, metadata, ...facts } = values;
  await appendAudit(transaction, operator, at, [
    { event: "refund.requested", object: row.id, facts: { ...facts, metadataKeys: Object.keys(metadata) } },
    { event: "refund.approved", object: row.id, facts: { to: "approved" }, by: policyActor },
    { event: "refund.submitting", object: row.id, facts: { from: "approved", to: "submitting", send: 1 } },
  ]);
  await point("hold:audited");
  return row;
}

function newRow(
  operator: Operator,
  request: RefundRequest,
  { amount, extent, repeats }: Share,
  seenAt: Date,
  { newNumber, livemode }: Hands,
  at: Date,
): NewRequestRow {
  const id = `rq_${newNumber()}`;
  const { chargeId, reason, ticket, note, metadata, instructionsEmail, attemptId } = request;
  const { reverseTransfer, refundApplicationFee } = request;
  return {
    id,
    chargeId,
    livemode,
    reason,
    ticket,
    note,
    metadata,
    instructionsEmail,
    attemptId,
    reverseTransfer,
    refundApplicationFee,
    repeatNote: repeats.length === 0 ? null : (request.repeat?.note ?? null),
    repeatOf: repeats.length === 0 ? null : repeats.map(earlierId),
    extent,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    requesterIssuer: operator.issuer,
    requesterSubject: operator.subject,
    requesterName: operator.name,
    contentHash: contentHash(request),
    state: "submitting",
    idempotencyKey: keyOf({ id, livemode }, 0),
    firstSentAt: seenAt,
    lastSentAt: seenAt,
    sends: 1,
    hasOpenSend: true,
    nextAt: new Date(at.getTime() + leaseMilliseconds),
    leaseUntil: new Date(at.getTime() + leaseMilliseconds),
    createdAt: at,
    updatedAt: at,
  };
}
