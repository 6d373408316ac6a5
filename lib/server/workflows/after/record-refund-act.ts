import "server-only";
import type { ChargeRefund } from "@/lib/core/charge/charge";
import type { Actor } from "@/lib/core/operator";
import { type AuditEntry, appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { findRequestOfRefund } from "@/lib/server/database/request-rows";
import type { Hands } from "@/lib/server/hands";

/** Writes down what somebody does to a refund, in the story of its request, or of its charge where it is not ours. */
export function recordRefundAct(
  open: Hands,
  actor: Actor,
  refund: ChargeRefund,
  { event, facts }: Pick<AuditEntry, "event" | "facts">,
): Promise<void> {
  return inTransaction(open.database, async (transaction) => {
    const request = await findRequestOfRefund(transaction, refund.id);
    const object = request?.id ?? refund.chargeId ?? refund.id;
    await appendAudit(transaction, actor, open.clock.now(), [{ event, object, facts }]);
  });
}
