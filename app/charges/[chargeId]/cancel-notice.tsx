import { CancelNotice } from "@/components/charge/cancel-authorisation";
import { toldOutcome } from "@/lib/core/charge/authorisation";
import type { ChargeView } from "@/lib/core/charge/charge-view";

type Parameter = string | string[] | undefined;

/** What the address says of a wish to cancel, as far as the payment bears it out. */
export function cancelNotice({ charge }: ChargeView, canceling: Parameter, requestId: Parameter) {
  const outcome = typeof canceling === "string" ? toldOutcome(canceling, charge) : null;
  if (outcome === null) return null;
  const isNumber = typeof requestId === "string" && /^req_[A-Za-z0-9]{8,40}$/.test(requestId);
  return <CancelNotice outcome={outcome} requestId={isNumber ? requestId : null} />;
}
