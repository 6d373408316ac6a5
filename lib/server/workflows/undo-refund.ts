import "server-only";
import type { Operator } from "@/lib/core/operator";
import type { RefundState } from "@/lib/core/refund/refund-ledger";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { findRequest, lockRequest } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import { type Hands, hands } from "@/lib/server/hands";

export type Undone =
  | { readonly kind: "undone" }
  | { readonly kind: "absent" }
  | { readonly kind: "not_own_request" }
  /** The send has begun, or the request has ended otherwise: nothing was changed. */
  | { readonly kind: "too_late"; readonly state: RefundState };

/** Takes a refund back that is still held back; what it had set aside is free again. Only its author can. */
export async function undoRefund(operator: Operator, requestId: string): Promise<Undone> {
  return undoRefundWith(await hands(), operator, requestId);
}

/** The same with given hands. */
export async function undoRefundWith(open: Hands, operator: Operator, requestId: string): Promise<Undone> {
  const seen = await findRequest(open.database, requestId);
  if (!seen || seen.livemode !== open.livemode) return { kind: "absent" };
  const { issuer, subject } = operator;
  if (seen.requesterIssuer !== issuer || seen.requesterSubject !== subject) {
    return { kind: "not_own_request" };
  }
  return inTransaction(open.database, async (transaction): Promise<Undone> => {
    await lockCharge(transaction, seen.chargeId);
    const row = await lockRequest(transaction, requestId);
    if (row.state !== "held") return { kind: "too_late", state: row.state };
    await stepRequest(transaction, operator, open.clock.now(), row, {
      to: "withdrawn",
      change: { nextAt: null, leaseUntil: null },
      facts: { why: undoneWhy },
    });
    return { kind: "undone" };
  });
}

const undoneWhy = "Undone before it was sent";
