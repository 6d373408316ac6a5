import { isInFlight, isWaiting, type RefundState } from "./refund-ledger";

/** A request as far as it shows whether any send of it may have arrived. */
export type SendTraces = {
  readonly state: RefundState;
  readonly firstSentAt: Date | null;
  readonly hasOpenSend: boolean;
};

/** True while nothing was sent for a request, or what was sent provably never ran. */
export function isUnsent({ state, firstSentAt, hasOpenSend }: SendTraces): boolean {
  if (isWaiting(state) || state === "held" || state === "approved") return true;
  return isInFlight(state) && firstSentAt === null && !hasOpenSend;
}

/** What has become of the charge since the request was made. */
export type ChargeNow = {
  readonly isDisputed: boolean;
  /** What the charge still has for this request, with all others' amounts taken off; in minor units. */
  readonly leftMinor: bigint;
};

/** Why an unsent request ends instead of being sent; null while it may still go out. */
export function endOfUnsent(
  request: SendTraces & { readonly extent: "whole" | "part"; readonly amountMinor: bigint },
  { isDisputed, leftMinor }: ChargeNow,
): { readonly to: "failed" | "withdrawn"; readonly why: string } | null {
  if (!isUnsent(request)) return null;
  const to = isInFlight(request.state) ? "failed" : "withdrawn";
  // Whoever is still to approve decides about a dispute as well.
  if (isDisputed && !isWaiting(request.state)) return { to, why: unsentSentences.disputed };
  // Without a sum Stripe takes what is left, also where that has become less.
  const fits = request.extent === "whole" ? leftMinor > 0n : leftMinor >= request.amountMinor;
  return fits ? null : { to, why: unsentSentences.notEnough };
}

const unsentSentences = {
  disputed: "The customer has disputed this payment at the bank meanwhile, so nothing was sent.",
  notEnough: "Not enough is left of this payment any more, so nothing was sent.",
} as const;
