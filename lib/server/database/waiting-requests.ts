import "server-only";
import { and, asc, eq, lte, or, sql } from "drizzle-orm";
import type { Database } from "./database";
import type { Requester, RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

export type DueApproval = Pick<RequestRow, "id" | "chargeId">;

/** Requests whose time for a second person is over, the longest overdue first. */
export function listDueApprovals(database: Database, livemode: boolean, now: Date): Promise<DueApproval[]> {
  return database
    .select({ id: refundRequest.id, chargeId: refundRequest.chargeId })
    .from(refundRequest)
    .where(and(...isWaitingIn(livemode), lte(refundRequest.approvalDueAt, now)))
    .orderBy(asc(refundRequest.approvalDueAt))
    .limit(50);
}

/** All that waits for a second person or for an answer, what lapses first at the top. */
export function listWaiting(database: Database, livemode: boolean, most: number): Promise<RequestRow[]> {
  return database
    .select()
    .from(refundRequest)
    .where(and(...isWaitingIn(livemode)))
    .orderBy(asc(refundRequest.approvalDueAt), asc(refundRequest.id))
    .limit(most);
}

/** How much waits for this person: others' requests to decide on, and questions about the own ones. */
export async function countWaiting(
  database: Database,
  { issuer, subject }: Requester,
  { livemode, mayApprove, max }: { livemode: boolean; mayApprove: boolean; max: number },
): Promise<number> {
  const isOwn = sql`(${refundRequest.requesterIssuer}, ${refundRequest.requesterSubject}) = (${issuer}, ${subject})`;
  const waiting = database
    .select({ id: refundRequest.id })
    .from(refundRequest)
    .where(
      and(
        ...isWaitingIn(livemode),
        or(
          and(eq(refundRequest.state, "returned"), isOwn),
          mayApprove ? and(eq(refundRequest.state, "awaiting_approval"), sql`not ${isOwn}`) : undefined,
        ),
      ),
    )
    .limit(max)
    .as("waiting");
  const [counted] = await database.select({ count: sql<number>`count(*)::int` }).from(waiting);
  return counted?.count ?? 0;
}

function isWaitingIn(livemode: boolean) {
  return [
    // The same words as the index has, so that it is used.
    sql`${refundRequest.state} in ('awaiting_approval', 'returned')`,
    eq(refundRequest.livemode, livemode),
  ];
}
