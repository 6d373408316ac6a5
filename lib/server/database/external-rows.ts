import "server-only";
import { eq } from "drizzle-orm";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import { externalRefund } from "./charge-tables";
import type { Transaction } from "./database";

export type ExternalRow = typeof externalRefund.$inferSelect;

export function listExternalRefunds(transaction: Transaction, chargeId: string): Promise<ExternalRow[]> {
  return transaction.select().from(externalRefund).where(eq(externalRefund.chargeId, chargeId));
}

/** Writes down a refund made elsewhere, or its new status. */
export async function writeExternalRefund(
  transaction: Transaction,
  chargeId: string,
  refund: ChargeRefund,
  at: Date,
): Promise<void> {
  const { id: refundId, status } = refund;
  const { amountMinor } = refund.amount;
  await transaction
    .insert(externalRefund)
    .values({ refundId, chargeId, amountMinor, status, firstSeenAt: at })
    .onConflictDoUpdate({ target: externalRefund.refundId, set: { status } });
}
