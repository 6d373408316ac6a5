import type { Charge, ChargeFigures, ChargeRefund, ChargeState, Dispute } from "./charge";

/**
 * Counts over every refund of the charge. `reservedMinor` is what requests of ours hold that Stripe does not
 * show yet. Stripe's `amount_refunded` alone never decides: whether it counts pending or failed refunds is
 * not documented.
 */
export function chargeFigures(
  charge: Charge,
  refunds: readonly ChargeRefund[],
  reservedMinor: bigint,
): ChargeFigures {
  const returned = refunds.filter((refund) => !isRelease(charge, refund, refunds));
  const refundedMinor = sumOf(returned.filter(({ status }) => status === "succeeded"));
  const waitingMinor = sumOf(returned.filter(({ status }) => isWaiting(status)));
  const pendingMinor = waitingMinor + reservedMinor;
  const paidMinor = charge.status === "failed" ? 0n : charge.amountCapturedMinor;
  const takenMinor = takenAtStripe(charge, returned) + reservedMinor;
  const leftMinor = paidMinor > takenMinor ? paidMinor - takenMinor : 0n;
  return { currency: charge.currency, paidMinor, refundedMinor, pendingMinor, leftMinor };
}

/**
 * The refund that Stripe books for the part of an authorisation that was never captured: no money went back
 * to anybody, so it is not counted as refunded. At most one refund of a charge is that.
 */
export function isRelease(charge: Charge, refund: ChargeRefund, refunds: readonly ChargeRefund[]): boolean {
  return refund.id === releaseOf(charge, refunds)?.id;
}

function releaseOf(charge: Charge, refunds: readonly ChargeRefund[]): ChargeRefund | undefined {
  const releasedMinor = charge.amountMinor - charge.amountCapturedMinor;
  if (releasedMinor <= 0n) return undefined;
  const candidates = refunds.filter(
    ({ amount, requestId, reason, status }) =>
      // A release is done at once; whatever still waits is money on its way to somebody.
      status === "succeeded" &&
      amount.amountMinor === releasedMinor &&
      requestId === null &&
      isReleaseReason(reason),
  );
  // Without amount_refunded covering both, an equal refund by somebody would be taken for the release.
  const listed = sumOf(refunds.filter(({ status }) => isLive(status)));
  return charge.amountRefundedMinor > listed ? undefined : candidates.at(-1);
}

/** The reasons that Stripe gives for a refund which nobody asked for. */
export function isReleaseReason(reason: string | null): boolean {
  return reason === null || reason === "expired_uncaptured_charge";
}

/**
 * What refunds at Stripe have taken from the captured amount: the listed ones, or Stripe's own figure where
 * that is higher and no refund failed or was canceled (after which that figure may still count them).
 */
function takenAtStripe(charge: Charge, returned: readonly ChargeRefund[]): bigint {
  const listedMinor = sumOf(returned.filter(({ status }) => isLive(status)));
  const hasFallenBack = returned.some(({ status }) => !isLive(status));
  const releasedMinor = charge.amountMinor - charge.amountCapturedMinor;
  const toldMinor = charge.amountRefundedMinor - releasedMinor;
  return hasFallenBack || toldMinor < listedMinor ? listedMinor : toldMinor;
}

/** The one word for a charge; the first that fits, from what blocks most to what is plain. */
export function chargeState(
  charge: Charge,
  figures: ChargeFigures,
  disputes: readonly Dispute[],
): ChargeState {
  if (charge.status === "failed") return "failed";
  if (!charge.isCaptured) return charge.amountRefundedMinor >= charge.amountMinor ? "expired" : "uncaptured";
  if (charge.status === "pending") return "pending";
  if (isBlockedByDispute(disputes)) return "disputed";
  if (figures.paidMinor > 0n && figures.refundedMinor >= figures.paidMinor) return "refunded";
  if (figures.refundedMinor > 0n) return "partly_refunded";
  return charge.amountCapturedMinor < charge.amountMinor ? "partly_captured" : "paid";
}

/** `charge.disputed` stays true for ever; only a dispute's own `is_charge_refundable` blocks a refund. */
export function isBlockedByDispute(disputes: readonly Dispute[]): boolean {
  return disputes.some(({ isChargeRefundable }) => !isChargeRefundable);
}

export function isLive(status: ChargeRefund["status"]): boolean {
  return status === "succeeded" || isWaiting(status);
}

function isWaiting(status: ChargeRefund["status"]): boolean {
  return status === "pending" || status === "requires_action";
}

function sumOf(refunds: readonly ChargeRefund[]): bigint {
  return refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0n);
}
