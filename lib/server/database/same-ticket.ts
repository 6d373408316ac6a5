import "server-only";
import { and, desc, eq, gte, inArray, ne, sql } from "drizzle-orm";
import type { Money } from "@/lib/core/money/money";
import type { EarlierRefund } from "@/lib/core/refund/earlier-refund";
import { standingStates } from "@/lib/core/refund/refund-ledger";
import { repeatsShown } from "@/lib/core/refund/same-thing";
import type { Transaction } from "./database";
import type { RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

export type TicketSearch = {
  readonly ticketKey: string;
  readonly amount: Money;
  /** The charge itself is not searched: its requests are at hand. */
  readonly chargeId: string;
  readonly since: Date;
  readonly livemode: boolean;
};

/** The newest requests for the same ticket and the same sum on other charges. */
export async function listSameTicket(transaction: Transaction, search: TicketSearch): Promise<RequestRow[]> {
  const { ticketKey, amount, chargeId, since, livemode } = search;
  const at = sql`coalesce(${refundRequest.firstSentAt}, ${refundRequest.createdAt})`;
  return transaction
    .select()
    .from(refundRequest)
    .where(
      and(
        eq(refundRequest.ticketKey, ticketKey),
        gte(at, since.toISOString()),
        eq(sql`coalesce(${refundRequest.movedMinor}, ${refundRequest.amountMinor})`, amount.amountMinor),
        eq(refundRequest.currency, amount.currency),
        eq(refundRequest.livemode, livemode),
        ne(refundRequest.chargeId, chargeId),
        inArray(refundRequest.state, [...standingStates]),
      ),
    )
    .orderBy(desc(at))
    .limit(repeatsShown);
}

/** The row as the law of repeats looks at it. */
export function toEarlierRefund(row: RequestRow): EarlierRefund {
  const { id: requestId, chargeId, refundId, currency, ticket, state, unknownMode } = row;
  return {
    chargeId,
    requestId,
    refundId,
    door: "console",
    by: row.requesterName,
    at: row.firstSentAt ?? row.createdAt,
    amount: { amountMinor: row.movedMinor ?? row.amountMinor, currency },
    ticket,
    state,
    unknownMode,
  };
}
