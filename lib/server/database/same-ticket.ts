import "server-only";
import { and, desc, eq, getTableColumns, gte, inArray, ne, sql } from "drizzle-orm";
import type { Money } from "@/lib/core/money/money";
import type { EarlierRefund } from "@/lib/core/refund/earlier-refund";
import { standingStates } from "@/lib/core/refund/refund-ledger";
import { repeatsShown } from "@/lib/core/refund/same-thing";
import type { Transaction } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
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

const instant = sql`coalesce(${refundRequest.firstSentAt}, ${refundRequest.createdAt})`;
const amountMinor = sql`coalesce(${refundRequest.movedMinor}, ${refundRequest.amountMinor})`;

const ofTicket = keepStatement(getTableColumns(refundRequest), (database) =>
  database
    .select()
    .from(refundRequest)
    .where(
      and(
        eq(refundRequest.ticketKey, placeOf("ticketKey")),
        gte(instant, placeOf("since")),
        eq(amountMinor, placeOf("amountMinor")),
        eq(refundRequest.currency, placeOf("currency")),
        eq(refundRequest.livemode, placeOf("livemode")),
        ne(refundRequest.chargeId, placeOf("chargeId")),
        inArray(refundRequest.state, [...standingStates]),
      ),
    )
    .orderBy(desc(instant))
    .limit(repeatsShown),
);

/** The newest requests for the same ticket and the same sum on other charges. */
export function listSameTicket(transaction: Transaction, search: TicketSearch): Promise<RequestRow[]> {
  const { amount, since, ...same } = search;
  return ofTicket(transaction, { ...same, ...amount, since: since.toISOString() });
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
