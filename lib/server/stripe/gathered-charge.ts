import "server-only";
import type { Charge, ChargeRefund, Dispute } from "@/lib/core/charge/charge";

/** A charge as Stripe has it now, with all its refunds and its disputes. A cash balance is told in the same form. */
export type GatheredCharge = {
  readonly charge: Charge;
  readonly refunds: readonly ChargeRefund[];
  readonly disputes: readonly Dispute[];
};
