import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { isWaiting } from "@/lib/core/refund/refund-ledger";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { lockRequest } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import { type DueApproval, listDueApprovals } from "@/lib/server/database/waiting-requests";
import type { Hands } from "@/lib/server/hands";
import { neverStopping } from "../stopping";

/** Ends the requests that have waited for 72 hours without a second person; what they had set aside is free again. */
export async function expireWaiting(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { database, clock, livemode } = hands;
  for (const due of await listDueApprovals(database, livemode, clock.now())) {
    if (stopping.aborted) return;
    await expire(worker, due, hands);
  }
}

function expire(worker: WorkerActor, due: DueApproval, { database, clock }: Hands): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const charge = await lockCharge(transaction, due.chargeId);
    // Where Stripe contradicts our books nobody knows yet that nothing was sent.
    if (charge.blockedAt !== null) return;
    const row = await lockRequest(transaction, due.id);
    const at = clock.now();
    // Somebody may have decided between the list and the lock.
    if (!isWaiting(row.state) || row.approvalDueAt === null || row.approvalDueAt > at) return;
    const facts = { why: "Nobody agreed within 72 hours, so nothing was sent." };
    await stepRequest(transaction, worker, at, row, { to: "expired", change: {}, facts });
  });
}
