import type { DemoPayment } from "./demo-payment";

/** What became of a charge's amount, in minor units. */
export interface ChargeAmounts {
  capturedMinor: number;
  refundedMinor: number;
}

/**
 * Refunds that failed or were canceled count no longer; what a partial capture released counts as refunded,
 * without a refund object of its own.
 */
export function chargeAmounts(payment: DemoPayment): ChargeAmounts {
  const capturedMinor = capturedAmountMinor(payment);
  const releasedMinor = payment.course?.kind === "part_captured" ? payment.amountMinor - capturedMinor : 0;
  const returnedMinor = (payment.refunds ?? [])
    .filter((refund) => refund.status !== "failed" && refund.status !== "canceled")
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
  return { capturedMinor, refundedMinor: releasedMinor + returnedMinor };
}

function capturedAmountMinor({ course, amountMinor }: DemoPayment): number {
  switch (course?.kind) {
    case "authorised":
    case "failed":
      return 0;
    case "part_captured":
      return course.capturedMinor;
    case "pending":
    case undefined:
      return amountMinor;
  }
}
