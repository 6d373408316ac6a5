import { ledgerColumn, type RefundState } from "@/lib/core/refund/refund-ledger";
import type { ChargeRefund } from "./charge";

/** A request of ours, as far as its reservation goes. */
export type Reservation = { readonly id: string; readonly state: RefundState; readonly amountMinor: bigint };

/** What our open requests hold, in minor units, without those whose refund Stripe already shows. */
export function unseenReservedMinor(
  requests: readonly Reservation[],
  refunds: readonly ChargeRefund[],
): bigint {
  return requests
    .filter(({ state }) => ledgerColumn(state) === "reserved")
    .filter(({ id }) => !refunds.some(({ requestId }) => requestId === id))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
