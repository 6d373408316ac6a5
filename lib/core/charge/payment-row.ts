import type { PaymentRow } from "@/lib/core/search/search";
import { methodLabel } from "@/lib/core/sentences";
import type { Charge, ChargeState } from "./charge";

/** A charge as a row of a list. Lists come without refunds, so the state rests on Stripe's own figures. */
export function toPaymentRow(charge: Charge): PaymentRow {
  return {
    chargeId: charge.id,
    connectedAccount: charge.connectedAccount,
    amountMinor: charge.amountMinor,
    currency: charge.currency,
    state: rowState(charge),
    createdAt: charge.createdAt,
    customerName: charge.customer.name,
    customerEmail: charge.customer.email,
    methodLabel: methodLabel(charge.method),
    description: charge.description,
  };
}

function rowState(charge: Charge): ChargeState {
  const { status, isCaptured, amountMinor, amountCapturedMinor, amountRefundedMinor } = charge;
  if (status === "failed") return "failed";
  if (!isCaptured) return amountRefundedMinor >= amountMinor ? "expired" : "uncaptured";
  if (amountRefundedMinor >= amountMinor) return "refunded";
  if (amountRefundedMinor > amountMinor - amountCapturedMinor) return "partly_refunded";
  if (status === "pending") return "pending";
  return amountCapturedMinor < amountMinor ? "partly_captured" : "paid";
}
