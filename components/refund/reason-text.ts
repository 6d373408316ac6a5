import { stripeReasons } from "@/lib/core/refund/refund-request";
import { reasonLabel } from "@/lib/core/sentences";

/** A reason in words; refunds made elsewhere can carry one that this console does not offer. */
export function reasonText(reason: string): string {
  const known = stripeReasons.find((offered) => offered === reason);
  return known === undefined ? reason.replaceAll("_", " ") : reasonLabel(known);
}
