import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type LedgerColumn, ledgerColumn, refundStates } from "@/lib/core/refund/refund-ledger";
import { appendAudit } from "./append-audit";
import { type ChargeRow, changeCharge } from "./charge-rows";
import { externalRefund } from "./charge-tables";
import type { Transaction } from "./database";
import type { Writing } from "./stop-charge";
import { refundRequest } from "./tables";

/**
 * Lifts the block once people have confirmed the books. The figures are counted anew from their rows: those
 * are what the people have compared with Stripe. The caller holds the charge's lock.
 */
export async function releaseCharge(
  { transaction, actor, at }: Writing,
  { chargeId, blockedWhy }: ChargeRow,
): Promise<ChargeRow> {
  const [reservedMinor, postedMinor, externalMinor] = [
    await sumOfRequests(transaction, chargeId, "reserved"),
    await sumOfRequests(transaction, chargeId, "posted"),
    await sumOfExternal(transaction, chargeId),
  ];
  const figures = { reservedMinor, postedMinor, externalMinor };
  const lifted = { blockedAt: null, blockedWhy: null };
  const released = await changeCharge(transaction, chargeId, { ...figures, ...lifted });
  const facts = { ...figures, why: blockedWhy };
  await appendAudit(transaction, actor, at, [{ event: "charge.released", object: chargeId, facts }]);
  return released;
}

async function sumOfRequests(
  transaction: Transaction,
  chargeId: string,
  column: Exclude<LedgerColumn, null>,
): Promise<bigint> {
  const { amountMinor, movedMinor, state } = refundRequest;
  const amount = column === "posted" ? sql`coalesce(${movedMinor}, ${amountMinor})` : amountMinor;
  const states = refundStates.filter((one) => ledgerColumn(one) === column);
  const [row] = await transaction
    .select({ sum: sql<string>`coalesce(sum(${amount}), 0)::text` })
    .from(refundRequest)
    .where(and(eq(refundRequest.chargeId, chargeId), inArray(state, states)));
  return BigInt(row?.sum ?? 0);
}

async function sumOfExternal(transaction: Transaction, chargeId: string): Promise<bigint> {
  const { amountMinor, status } = externalRefund;
  const [row] = await transaction
    .select({ sum: sql<string>`coalesce(sum(${amountMinor}), 0)::text` })
    .from(externalRefund)
    .where(
      and(
        eq(externalRefund.chargeId, chargeId),
        inArray(status, ["pending", "requires_action", "succeeded"]),
      ),
    );
  return BigInt(row?.sum ?? 0);
}
