import "server-only";
import { and, eq, gt, inArray, isNull, lt, lte, or } from "drizzle-orm";
import type { Database } from "./database";
import { type RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/** Claims at a time: few, so that several workers share the work. */
const claimsMax = 5;

/**
 * An instant further away than any pause was written by a clock that ran ahead: such a row counts as due, and
 * such a lease as over. Longer than the longest pause of the send plan.
 */
const farthestPauseMilliseconds = 3 * 3_600_000;

/**
 * Takes due requests of the worker's own mode until the lease ends; rows that another worker is taking are passed
 * over. A test key knows nothing of live charges, nor the reverse.
 */
export function claimDue(
  database: Database,
  worker: { readonly name: string; readonly livemode: boolean },
  now: Date,
  leaseMilliseconds: number,
): Promise<RequestRow[]> {
  const farthest = new Date(now.getTime() + farthestPauseMilliseconds);
  const due = database
    .select({ id: refundRequest.id })
    .from(refundRequest)
    .where(
      and(
        eq(refundRequest.livemode, worker.livemode),
        inArray(refundRequest.state, ["submitting", "unknown", "pending", "requires_action"]),
        or(lte(refundRequest.nextAt, now), gt(refundRequest.nextAt, farthest)),
        or(
          isNull(refundRequest.leaseUntil),
          lt(refundRequest.leaseUntil, now),
          gt(refundRequest.leaseUntil, farthest),
        ),
      ),
    )
    .orderBy(refundRequest.nextAt)
    .limit(claimsMax)
    .for("update", { skipLocked: true });
  return database
    .update(refundRequest)
    .set({ leaseOwner: worker.name, leaseUntil: new Date(now.getTime() + leaseMilliseconds) })
    .where(inArray(refundRequest.id, due))
    .returning();
}
