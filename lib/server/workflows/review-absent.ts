import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { isInFlight } from "@/lib/core/refund/refund-ledger";
import { isQuiet } from "@/lib/core/refund/send-plan";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { lockRequest, type RequestRow } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import type { Hands } from "@/lib/server/hands";

/**
 * Puts a request into review whose charge Stripe has not known for 25 hours after the last send, by Stripe's own
 * clock. That Stripe does not know it proves nothing: the key may belong to another account by now. False while
 * it is too early, or when the request needs nobody.
 */
export function reviewAbsent(
  worker: WorkerActor,
  claimed: RequestRow,
  stripeNow: Date,
  hands: Hands,
): Promise<boolean> {
  return inTransaction(hands.database, async (transaction) => {
    await lockCharge(transaction, claimed.chargeId);
    const row = await lockRequest(transaction, claimed.id);
    const isDue = isInFlight(row.state) && row.unknownMode !== "review";
    if (!isDue || (row.lastSentAt !== null && !isQuiet(row, stripeNow))) return false;
    const at = hands.clock.now();
    const why = "Stripe does not know this payment, 25 hours after the last send";
    await stepRequest(transaction, worker, at, row, {
      to: "unknown",
      change: { unknownMode: "review", nextAt: new Date(at.getTime() + 3_600_000), leaseUntil: null },
      facts: { mode: "review", why, stripeNow },
    });
    return true;
  });
}
