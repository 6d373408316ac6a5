import "server-only";
import { and, asc, eq, lte, or, type Placeholder, sql } from "drizzle-orm";
import type { Database } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
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

const counted = { count: sql<number>`count(*)::int` };
const isOwn = sql`(${refundRequest.requesterIssuer}, ${refundRequest.requesterSubject})
  = (${placeOf("issuer")}, ${placeOf("subject")})`;

const waiting = keepStatement(counted, (database) =>
  database.select(counted).from(
    database
      .select({ id: refundRequest.id })
      .from(refundRequest)
      .where(
        and(
          ...isWaitingIn(placeOf("livemode")),
          or(
            and(eq(refundRequest.state, "returned"), isOwn),
            and(
              sql`${placeOf("mayApprove")}::boolean`,
              eq(refundRequest.state, "awaiting_approval"),
              sql`not ${isOwn}`,
            ),
          ),
        ),
      )
      .limit(placeOf("max"))
      .as("waiting"),
  ),
);

/** How much waits for this person: others' requests to decide on, and questions about the own ones. */
export async function countWaiting(
  database: Database,
  { issuer, subject }: Requester,
  asked: { livemode: boolean; mayApprove: boolean; max: number },
): Promise<number> {
  const [row] = await waiting(database, { issuer, subject, ...asked });
  return row?.count ?? 0;
}

function isWaitingIn(livemode: boolean | Placeholder) {
  return [
    // The same words as the index has, so that it is used.
    sql`${refundRequest.state} in ('awaiting_approval', 'returned')`,
    eq(refundRequest.livemode, livemode),
  ];
}
