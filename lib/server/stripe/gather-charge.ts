import "server-only";
import type { Stripe } from "stripe";
import type { Charge, ChargeRefund, Dispute } from "@/lib/core/charge/charge";
import type { Asked } from "./ask";
import { listDisputes, readCharge } from "./charges";
import { listRefunds } from "./list-refunds";

/** A charge as Stripe has it now, with all its refunds and its disputes. */
export type GatheredCharge = {
  readonly charge: Charge;
  readonly refunds: readonly ChargeRefund[];
  readonly disputes: readonly Dispute[];
};

/** One look at Stripe: the charge and its refunds side by side, disputes only where there ever was one. */
export async function gatherCharge(stripe: Stripe, chargeId: string): Promise<Asked<GatheredCharge>> {
  const [charge, refunds] = await Promise.all([readCharge(stripe, chargeId), listRefunds(stripe, chargeId)]);
  if (charge.kind !== "found") return charge;
  if (refunds.kind !== "found") return refunds;
  const disputes = charge.value.isDisputed ? await listDisputes(stripe, chargeId) : noDisputes(charge.seenAt);
  if (disputes.kind !== "found") return disputes;
  return {
    kind: "found",
    value: { charge: charge.value, refunds: refunds.value, disputes: disputes.value },
    seenAt: refunds.seenAt,
  };
}

function noDisputes(seenAt: Date): Asked<Dispute[]> {
  return { kind: "found", value: [], seenAt };
}
