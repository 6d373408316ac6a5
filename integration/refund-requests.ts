import { randomBytes } from "node:crypto";
import { money } from "@/lib/core/money/money";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import type { Stage } from "./stage";

/** A card payment at the simulator, captured at once; the amount in minor units of the currency. */
export async function payment({ dashboard }: Stage, amount: number, currency = "eur"): Promise<string> {
  const { id } = await dashboard.charges.create({ amount, currency, source: "tok_visa" });
  return id;
}

/** The same with a card whose refunds wait as pending. */
export async function waitingPayment({ dashboard }: Stage, amount: number): Promise<string> {
  const { id } = await dashboard.charges.create({ amount, currency: "eur", source: "tok_pendingRefund" });
  return id;
}

/** What somebody asks for who sees `seen` left and types `asked`, both in minor units. */
export function partOf(chargeId: string, asked: number, seen: number, currency = "eur"): RefundRequest {
  return { ...wholeOf(chargeId, seen, currency), amount: { kind: "part", money: money(asked, currency) } };
}

export function wholeOf(chargeId: string, seen: number, currency = "eur"): RefundRequest {
  const attemptId = randomBytes(16).toString("hex");
  return {
    chargeId,
    connectedAccount: null,
    attemptId,
    amount: { kind: "whole" },
    seenLeft: money(seen, currency),
    reason: "requested_by_customer",
    // One ticket each: the same one twice within a day would have to be explained.
    ticket: `TCK-${attemptId.slice(0, 8)}`,
    note: "",
    metadata: {},
    instructionsEmail: null,
    reverseTransfer: false,
    refundApplicationFee: false,
    byPaymentIntent: false,
    repeat: null,
    calculation: null,
  };
}
