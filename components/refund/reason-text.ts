import { stripeReasons } from "@/lib/core/refund/refund-request";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { reasonLabel } from "@/lib/core/sentences";

/** A reason in words; refunds made elsewhere can carry one that this console does not offer. */
export function reasonText(reason: string): string {
  const known = stripeReasons.find((offered) => offered === reason);
  return known === undefined ? reason.replaceAll("_", " ") : reasonLabel(known);
}

/** Why a refund of ours was asked for: in the company's words where it has its own. */
export function reasonOf(refund: Pick<RequestedRefund, "reason" | "reasonLabel">): string | null {
  return refund.reasonLabel ?? (refund.reason === null ? null : reasonText(refund.reason));
}
