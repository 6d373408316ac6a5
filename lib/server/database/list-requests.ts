import "server-only";
import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { RefundState } from "@/lib/core/refund/refund-ledger";
import type { Database } from "./database";
import { isRequester, type Requester, type RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/** What a list of requests is narrowed to; an absent filter keeps everything. */
export type RequestFilter = {
  readonly state: RefundState | null;
  readonly requester: Requester | null;
  readonly ticket: string;
  readonly chargeId: string;
  /** From this instant on, up to but without the other one. */
  readonly from: Date | null;
  readonly before: Date | null;
  /** Test and live requests never stand in one list. */
  readonly livemode: boolean;
};

/** Where a page starts: after the request with this instant and id, newest first. */
export type RequestKey = { readonly createdAt: Date; readonly id: string };

/** A page of requests by key, never by offset: as fast at the millionth row as at the first. */
export function listRequests(
  database: Database,
  filter: RequestFilter,
  after: RequestKey | null,
  limit: number,
): Promise<RequestRow[]> {
  return database
    .select()
    .from(refundRequest)
    .where(and(...conditions(filter), after ? isAfter(after) : undefined))
    .orderBy(desc(refundRequest.createdAt), desc(refundRequest.id))
    .limit(limit);
}

function conditions({
  state,
  requester,
  ticket,
  chargeId,
  from,
  before,
  livemode,
}: RequestFilter): (SQL | undefined)[] {
  return [
    eq(refundRequest.livemode, livemode),
    state ? eq(refundRequest.state, state) : undefined,
    requester ? isRequester(requester) : undefined,
    ticket ? eq(refundRequest.ticket, ticket) : undefined,
    chargeId ? eq(refundRequest.chargeId, chargeId) : undefined,
    from ? gte(refundRequest.createdAt, from) : undefined,
    before ? lt(refundRequest.createdAt, before) : undefined,
  ];
}

function isAfter({ createdAt, id }: RequestKey): SQL {
  return sql`(${refundRequest.createdAt}, ${refundRequest.id}) < (${createdAt.toISOString()}::timestamptz, ${id})`;
}
