import "server-only";
import { z } from "zod";
import type { ChargeRefund, RefundStatus } from "@/lib/core/charge/charge";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { instantOf } from "./to-charge";

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

/** What Stripe told the customer, to which address, and until when it waits. */
const actionDetails = z.object({
  expires_at: z.number(),
  email_sent: z.object({ email_sent_to: z.string() }).partial().nullish(),
});

/** A refund as Stripe documents it; anything that does not fit is not taken for one. API 2026-10-28.endive. */
const refundBody = z.object({
  object: z.literal("refund"),
  id: z.string().regex(/^(re|pyr)_[A-Za-z0-9]+$/),
  amount: z.int().positive(),
  currency: z.string().regex(/^[a-z]{3}$/),
  created: z.int().positive(),
  charge: reference,
  customer: reference,
  payment_intent: reference,
  reason: z.string().nullish(),
  status: z.string().nullish(),
  failure_reason: z.string().nullish(),
  pending_reason: z.string().nullish(),
  balance_transaction: reference,
  failure_balance_transaction: reference,
  instructions_email: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  next_action: z.object({ display_details: actionDetails.partial().nullish() }).partial().nullish(),
  destination_details: z.looseObject({ type: z.string() }).nullish(),
});

type RefundBody = z.output<typeof refundBody>;

const statuses: readonly RefundStatus[] = ["pending", "requires_action", "succeeded", "failed", "canceled"];

/** Reads a body of unknown origin as a refund of Stripe's; null when it is none. */
export function toChargeRefund(body: unknown): ChargeRefund | null {
  const parsed = refundBody.safeParse(body);
  if (!parsed.success) return null;
  const refund = parsed.data;
  const status = statuses.find((known) => known === refund.status);
  // A status that nobody knows is not proof of anything.
  if (!status) return null;
  const action = refund.next_action?.display_details;
  return {
    id: refund.id,
    chargeId: refund.charge ?? cashBalanceOf(refund),
    paymentIntentId: refund.payment_intent ?? null,
    amount: { amountMinor: BigInt(refund.amount), currency: refund.currency },
    status,
    reason: refund.reason ?? null,
    createdAt: instantOf(refund.created),
    failureReason: refund.failure_reason ?? null,
    pendingReason: refund.pending_reason ?? null,
    balance: balanceOf(refund),
    ...toDestination(refund),
    instructionsEmail: action?.email_sent?.email_sent_to ?? refund.instructions_email ?? null,
    actionExpiresAt: action?.expires_at === undefined ? null : instantOf(action.expires_at),
    requestId: refund.metadata?.request_id ?? null,
    metadata: refund.metadata ?? {},
  };
}

/** A refund without a charge gives back what the customer has with us in its currency. */
function cashBalanceOf({ customer, currency }: RefundBody): string | null {
  return customer ? cashBalanceId(customer, currency) : null;
}

function balanceOf(refund: RefundBody): ChargeRefund["balance"] {
  if (refund.failure_balance_transaction) return "restored";
  return refund.balance_transaction ? "debited" : "untouched";
}

/** The hash named by `type` holds the bank's reference, for cards and for some thirty other methods. */
function toDestination({ destination_details: details }: RefundBody): Destination {
  const hash = details ? details[details.type] : null;
  const entries = new Map<string, unknown>(Object.entries(typeof hash === "object" && hash ? hash : {}));
  return {
    reference: textOf(entries.get("reference")),
    referenceType: textOf(entries.get("reference_type")),
    referenceStatus: textOf(entries.get("reference_status")),
    destinationType: textOf(entries.get("type")),
  };
}

type Destination = Pick<ChargeRefund, "reference" | "referenceType" | "referenceStatus" | "destinationType">;

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
