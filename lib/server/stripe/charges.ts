import "server-only";
import type Stripe from "stripe";
import type { Charge, Dispute } from "@/lib/core/charge/charge";
import { type Asked, ask } from "./ask";
import { accountOf } from "./on-account";
import { instantOf, toCharge } from "./to-charge";

/** Reads are shorter than sends: a page that waits longer than this is better told so. */
const readOptions = { timeout: 10_000 };

/** `chargeId` must have been checked by its pattern: an empty one would ask for the whole list. */
export function readCharge(stripe: Stripe, chargeId: string): Promise<Asked<Charge>> {
  return ask(
    () => stripe.charges.retrieve(chargeId, { expand: ["customer"] }, readOptions),
    (charge) => toCharge(charge, accountOf(stripe)),
  );
}

/** Several charges side by side; one that Stripe does not know is left out. */
export async function readCharges(stripe: Stripe, chargeIds: readonly string[]): Promise<Asked<Charge[]>> {
  const answers = await Promise.all(chargeIds.map((id) => readCharge(stripe, id)));
  const trouble = answers.find(({ kind }) => kind === "trouble");
  if (trouble?.kind === "trouble") return trouble;
  const value = answers.flatMap((answer) => (answer.kind === "found" ? [answer.value] : []));
  return { kind: "found", value, seenAt: new Date(0) };
}

/** The charge that a payment intent ended in; null for an intent that was never charged. */
export function readChargeIdOfIntent(stripe: Stripe, intentId: string): Promise<Asked<string | null>> {
  return ask(
    () => stripe.paymentIntents.retrieve(intentId, {}, readOptions),
    ({ latest_charge: latest }) => (typeof latest === "string" ? latest : (latest?.id ?? null)),
  );
}

export function listDisputes(stripe: Stripe, chargeId: string): Promise<Asked<Dispute[]>> {
  return ask(
    () => stripe.disputes.list({ charge: chargeId, limit: 100 }, readOptions),
    ({ data }) => data.map(toDispute),
  );
}

function toDispute(dispute: Stripe.Dispute): Dispute {
  const dueBy = dispute.evidence_details.due_by;
  return {
    id: dispute.id,
    status: dispute.status,
    reason: dispute.reason,
    amount: { amountMinor: BigInt(dispute.amount), currency: dispute.currency },
    isChargeRefundable: dispute.is_charge_refundable,
    isInquiry: dispute.status.startsWith("warning_"),
    evidenceDueAt: dueBy === null ? null : instantOf(dueBy),
  };
}
