import type { Charge, ChargeRefund } from "@/lib/core/charge/charge";
import { isLive, isRelease } from "@/lib/core/charge/charge-figures";
import type { Money } from "@/lib/core/money/money";
import { type RefundState, standingStates, stateOfStatus, type UnknownMode } from "./refund-ledger";

/** A refund, or a request for one, that somebody may be about to ask for once more. */
export type EarlierRefund = {
  readonly chargeId: string;
  /** Our request; null for a refund made outside the console. */
  readonly requestId: string | null;
  /** The refund at Stripe; null while none is known. */
  readonly refundId: string | null;
  readonly door: "console" | "outside";
  /** Null for a refund made outside: Stripe does not tell who made it. */
  readonly by: string | null;
  /** By Stripe's clock, as soon as Stripe was asked. */
  readonly at: Date;
  readonly amount: Money;
  readonly ticket: string;
  readonly state: RefundState;
  readonly unknownMode: UnknownMode | null;
};

/**
 * All that went back of a charge or is about to, through any door. What failed, was refused or was taken back
 * is not among it, nor is the release of a part that was never captured.
 */
export function earlierRefunds(
  charge: Charge,
  refunds: readonly ChargeRefund[],
  requests: readonly EarlierRefund[],
): EarlierRefund[] {
  const ours = requests.filter((request) => isStanding(request, refunds));
  const outside = refunds.filter(
    (refund) =>
      isLive(refund.status) &&
      !isRelease(charge, refund, refunds) &&
      !ours.some((request) => isRefundOf(refund, request)),
  );
  return [...ours, ...outside.map((refund) => madeOutside(charge, refund))];
}

/** Money is set aside or moved for it, and Stripe does not say that it came back. */
function isStanding(request: EarlierRefund, refunds: readonly ChargeRefund[]): boolean {
  const refund = refunds.find((one) => isRefundOf(one, request));
  return standingStates.includes(request.state) && (refund === undefined || isLive(refund.status));
}

function isRefundOf(refund: ChargeRefund, { refundId, requestId }: EarlierRefund): boolean {
  return refundId === null ? refund.requestId === requestId : refund.id === refundId;
}

function madeOutside(charge: Charge, refund: ChargeRefund): EarlierRefund {
  return {
    chargeId: charge.id,
    requestId: null,
    refundId: refund.id,
    door: "outside",
    by: null,
    at: refund.createdAt,
    amount: refund.amount,
    ticket: refund.metadata.ticket ?? "",
    state: stateOfStatus(refund.status),
    unknownMode: null,
  };
}

/** The number that a form sends back for what it showed: our own where there is one, since it comes first. */
export function earlierId({ requestId, refundId }: EarlierRefund): string {
  return requestId ?? refundId ?? "";
}
