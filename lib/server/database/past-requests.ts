import "server-only";
import { and, desc, eq, gte } from "drizzle-orm";
import type { PastRequest } from "@/lib/core/limits/rehearse-limits";
import { standingStates } from "@/lib/core/refund/refund-ledger";
import type { Database } from "./database";
import { refundRequest } from "./tables";

/** What was asked for since then, the newest `most`, in the order of time. */
export async function listPastRequests(
  database: Database,
  { since, livemode, most }: { readonly since: Date; readonly livemode: boolean; readonly most: number },
): Promise<PastRequest[]> {
  const rows = await database
    .select({
      id: refundRequest.id,
      chargeId: refundRequest.chargeId,
      customerId: refundRequest.customerId,
      amountMinor: refundRequest.amountMinor,
      currency: refundRequest.currency,
      at: refundRequest.createdAt,
      chargedAt: refundRequest.chargedAt,
      issuer: refundRequest.requesterIssuer,
      subject: refundRequest.requesterSubject,
      roles: refundRequest.requesterRoles,
      reason: refundRequest.reason,
      reasonKey: refundRequest.reasonKey,
      ticket: refundRequest.ticket,
      note: refundRequest.note,
      state: refundRequest.state,
    })
    .from(refundRequest)
    .where(and(gte(refundRequest.createdAt, since), eq(refundRequest.livemode, livemode)))
    .orderBy(desc(refundRequest.createdAt), desc(refundRequest.id))
    .limit(most);
  return rows.toReversed().map((row) => {
    const { amountMinor, currency, issuer, subject, reason, reasonKey, state, ...same } = row;
    return {
      ...same,
      amount: { amountMinor, currency },
      // Before the console kept it, whoever refunded was at least an agent.
      person: { issuer, subject, roles: row.roles ?? ["agent"] },
      reasonKey: reasonKey ?? reason,
      hasCounted: standingStates.includes(state),
    };
  });
}
