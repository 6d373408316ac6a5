import "server-only";
import type { Stripe } from "stripe";
import type { Charge, ChargeRefund, Dispute } from "@/lib/core/charge/charge";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { Asked } from "./ask";
import { listDisputes, readCharge } from "./charges";
import { listRefunds } from "./list-refunds";

/** A charge as Stripe has it now, with all its refunds and its disputes. */
export type GatheredCharge = {
  readonly charge: Charge;
  readonly refunds: readonly ChargeRefund[];
  readonly disputes: readonly Dispute[];
};

/** The same for a page: what could not be learnt about disputes does not keep the rest from being shown. */
export type ShownCharge = GatheredCharge & { readonly disputesTrouble: StripeTrouble | null };

/** One look at Stripe for whoever acts on it: without its disputes a charge is not known well enough. */
export async function gatherCharge(stripe: Stripe, chargeId: string): Promise<Asked<GatheredCharge>> {
  const shown = await gatherShownCharge(stripe, chargeId);
  if (shown.kind !== "found" || shown.value.disputesTrouble === null) return shown;
  return { kind: "trouble", trouble: shown.value.disputesTrouble };
}

/** One look at Stripe: the charge and its refunds side by side, disputes only where there ever was one. */
export async function gatherShownCharge(stripe: Stripe, chargeId: string): Promise<Asked<ShownCharge>> {
  const [charge, refunds] = await Promise.all([readCharge(stripe, chargeId), listRefunds(stripe, chargeId)]);
  if (charge.kind !== "found") return charge;
  if (refunds.kind !== "found") return refunds;
  const disputes = charge.value.isDisputed ? await listDisputes(stripe, chargeId) : noDisputes(charge.seenAt);
  if (disputes.kind === "absent") return disputes;
  const known = { charge: charge.value, refunds: refunds.value };
  const value =
    disputes.kind === "found"
      ? { ...known, disputes: disputes.value, disputesTrouble: null }
      : { ...known, disputes: [], disputesTrouble: disputes.trouble };
  return { kind: "found", value, seenAt: refunds.seenAt };
}

function noDisputes(seenAt: Date): Asked<Dispute[]> {
  return { kind: "found", value: [], seenAt };
}
