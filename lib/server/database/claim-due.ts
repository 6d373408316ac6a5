import "server-only";
import { and, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "./database";
import { type RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/** Claims at a time: few, so that several workers share the work. */
const claimsMax = 5;

/**
 * A due instant further away than any pause was written by a clock that ran ahead: such a row counts as due.
 * Longer than the longest pause of the send plan.
 */
const farthestPauseMilliseconds = 3 * 3_600_000;

/** Takes due requests for this worker until the lease ends; rows that another one is taking are passed over. */
export function claimDue(
  database: Database,
  worker: string,
  now: Date,
  leaseMilliseconds: number,
): Promise<RequestRow[]> {
  const due = database
    .select({ id: refundRequest.id })
    .from(refundRequest)
    .where(
      and(
        inArray(refundRequest.state, ["submitting", "unknown", "pending", "requires_action"]),
        or(
          lte(refundRequest.nextAt, now),
          sql`${refundRequest.nextAt} > ${new Date(now.getTime() + farthestPauseMilliseconds)}`,
        ),
        or(isNull(refundRequest.leaseUntil), lt(refundRequest.leaseUntil, now)),
      ),
    )
    .orderBy(refundRequest.nextAt)
    .limit(claimsMax)
    .for("update", { skipLocked: true });
  return database
    .update(refundRequest)
    .set({ leaseOwner: worker, leaseUntil: new Date(now.getTime() + leaseMilliseconds) })
    .where(inArray(refundRequest.id, due))
    .returning();
}
