import "server-only";
import type { ApprovalFacts } from "@/lib/core/approval/approval-facts";
import { approvalMilliseconds } from "@/lib/core/approval/judge-approved";
import type { Calculation } from "@/lib/core/calculation/calculation";
import type { Charge } from "@/lib/core/charge/charge";
import type { OverLimit } from "@/lib/core/limits/decide-limits";
import { keepOverLimit } from "@/lib/core/limits/kept-over-limit";
import type { ChosenReason } from "@/lib/core/limits/offered-reasons";
import type { Money } from "@/lib/core/money/money";
import { type Operator, policyActor } from "@/lib/core/operator";
import { type EarlierRefund, earlierId } from "@/lib/core/refund/earlier-refund";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { type AuditEntry, appendAudit } from "@/lib/server/database/append-audit";
import type { Transaction } from "@/lib/server/database/database";
import { queueNotices } from "@/lib/server/database/queue-notices";
import { insertRequest, type NewRequestRow, type RequestRow } from "@/lib/server/database/request-rows";
import { useProof } from "@/lib/server/database/step-up-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { contentHash } from "./content-hash";
import { keyOf } from "./key-of";
import { leaseMilliseconds } from "./lease";

/** This person's attempt has a row already, and not one of this charge. */
export class AttemptTaken extends Error {}

/** What is set aside of the charge, whether Stripe is told the sum or asked for all that is left, and at which address. */
export type Share = {
  readonly amount: Money;
  readonly extent: RequestRow["extent"];
  readonly wholeCharge: boolean;
  /** What it looks like and yet goes on beside: the request says why. */
  readonly repeats: readonly EarlierRefund[];
  readonly reason: ChosenReason;
  readonly calculation: Calculation | null;
  readonly limitVersion: number;
  readonly charge: Charge;
  /** Where the amount asks its author for a proof: above which one, and the proof. The database takes both or neither. */
  readonly stepUpAbove: Money | null;
  readonly stepUpId: string | null;
};

/**
 * Sent at once, after a look at that moment of Stripe's clock, held back for a while in which it can be undone, or put
 * before a second person with what was seen.
 */
export type WayOn =
  | { readonly kind: "held"; readonly until: Date }
  | { readonly kind: "sent"; readonly seenAt: Date }
  | { readonly kind: "waiting"; readonly over: readonly OverLimit[]; readonly facts: ApprovalFacts };

/**
 * Writes the request down as a reservation: row and audit entries.
 * @throws AttemptTaken where the attempt has a row of another charge.
 */
export async function writeRequest(
  transaction: Transaction,
  operator: Operator,
  request: RefundRequest,
  share: Share,
  way: WayOn,
  hands: Hands,
): Promise<RequestRow> {
  const at = hands.clock.now();
  const values = { ...newRow(operator, request, share, hands, at), ...standingOf(way, at) };
  const row = await insertRequest(transaction, values);
  if (!row) throw new AttemptTaken(`attempt ${request.attemptId} has a row already`);
  await point("hold:row-written");
  if (share.stepUpId !== null) await useProof(transaction, share.stepUpId, at);
  await queueNotices(transaction, row, at);
  const { state: _state, metadata, ...facts } = values;
  await appendAudit(transaction, operator, at, [
    { event: "refund.requested", object: row.id, facts: { ...facts, metadataKeys: Object.keys(metadata) } },
    ...policyEntries(way, row.id),
  ]);
  await point("hold:audited");
  return row;
}

/** What follows from the limits: nobody has to agree, or somebody has to. */
function policyEntries(way: WayOn, object: string): AuditEntry[] {
  if (way.kind === "waiting") {
    const facts = { to: "awaiting_approval", overLimits: way.over };
    return [{ event: "refund.awaiting_approval", object, facts, by: policyActor }];
  }
  if (way.kind === "held") {
    return [{ event: "refund.held", object, facts: { to: "held", until: way.until }, by: policyActor }];
  }
  return [
    { event: "refund.approved", object, facts: { to: "approved" }, by: policyActor },
    { event: "refund.submitting", object, facts: { from: "approved", to: "submitting", send: 1 } },
  ];
}

function standingOf(way: WayOn, at: Date) {
  if (way.kind === "waiting") {
    return {
      state: "awaiting_approval",
      overLimits: way.over.map(keepOverLimit),
      seenFacts: way.facts,
      approvalDueAt: new Date(at.getTime() + approvalMilliseconds),
    } as const;
  }
  if (way.kind === "held") {
    return { state: "held", heldUntil: way.until, nextAt: way.until } as const;
  }
  const lease = new Date(at.getTime() + leaseMilliseconds);
  return {
    state: "submitting",
    firstSentAt: way.seenAt,
    lastSentAt: way.seenAt,
    sends: 1,
    hasOpenSend: true,
    nextAt: lease,
    leaseUntil: lease,
  } as const;
}

function newRow(
  operator: Operator,
  request: RefundRequest,
  { amount, extent, wholeCharge, repeats, reason, calculation, charge, ...share }: Share,
  { newNumber, livemode }: Hands,
  at: Date,
): Omit<NewRequestRow, "state"> {
  const id = `rq_${newNumber()}`;
  const { chargeId, ticket, note, metadata, instructionsEmail, attemptId } = request;
  const { reverseTransfer, refundApplicationFee } = request;
  const { limitVersion, stepUpAbove, stepUpId } = share;
  return {
    id,
    chargeId,
    livemode,
    connectedAccount: charge.connectedAccount,
    reason: reason.stripeReason,
    reasonKey: reason.key,
    reasonLabel: reason.label,
    ticket,
    note,
    metadata,
    instructionsEmail,
    attemptId,
    reverseTransfer,
    refundApplicationFee,
    repeatNote: repeats.length === 0 ? null : (request.repeat?.note ?? null),
    repeatOf: repeats.length === 0 ? null : repeats.map(earlierId),
    calculation,
    extent,
    wholeCharge,
    paymentIntentId: request.byPaymentIntent ? charge.paymentIntentId : null,
    amountMinor: amount.amountMinor,
    currency: amount.currency,
    requesterIssuer: operator.issuer,
    requesterSubject: operator.subject,
    requesterName: operator.name,
    requesterRoles: operator.roles,
    customerId: charge.customer.id,
    chargedAt: charge.createdAt,
    limitVersion,
    stepUpAboveMinor: stepUpAbove?.amountMinor ?? null,
    stepUpId,
    contentHash: contentHash(request),
    idempotencyKey: keyOf({ id, livemode }, 0),
    createdAt: at,
    updatedAt: at,
  };
}
