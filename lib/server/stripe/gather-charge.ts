import "server-only";
import type { Stripe } from "stripe";
import type { Dispute } from "@/lib/core/charge/charge";
import { readPayable } from "@/lib/core/charge/payable";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import type { Asked } from "./ask";
import { listDisputes, readCharge } from "./charges";
import { gatherCashBalance } from "./gather-cash-balance";
import type { GatheredCharge } from "./gathered-charge";
import { listRefunds } from "./list-refunds";

/** The same for a page: what could not be learnt about disputes does not keep the rest from being shown. */
export type ShownCharge = GatheredCharge & { readonly disputesTrouble: StripeTrouble | null };

/**
 * One look at Stripe for whoever acts on it: without its disputes a charge is not known well enough. The number may
 * be that of a cash balance, which is told in the form of a charge.
 */
export async function gatherCharge(stripe: Stripe, chargeId: string): Promise<Asked<GatheredCharge>> {
  const payable = readPayable(chargeId);
  if (payable.kind === "cash_balance") return gatherCashBalance(stripe, payable);
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
