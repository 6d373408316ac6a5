import "server-only";
import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "./database";
import { type RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

/**
 * An instant further away than any pause was written by a clock that ran ahead: such a row counts as due, and
 * such a lease as over. Longer than the longest pause of the send plan.
 */
const farthestPauseMilliseconds = 3 * 3_600_000;

/** The same as in the condition of the index that finds them. */
const claimedStates = ["held", "approved", "submitting", "unknown", "pending", "requires_action"] as const;

/**
 * Takes one due request of the worker's own mode until the lease ends; rows that another worker is taking are passed
 * over. One at a time: of several under one lease, the last would be driven when it may be over. A test key knows
 * nothing of live charges, nor the reverse.
 */
export async function claimDue(
  database: Database,
  worker: { readonly name: string; readonly livemode: boolean },
  now: Date,
  leaseMilliseconds: number,
): Promise<RequestRow | null> {
  const farthest = new Date(now.getTime() + farthestPauseMilliseconds);
  const due = database
    .select({ id: refundRequest.id })
    .from(refundRequest)
    .where(
      and(
        eq(refundRequest.livemode, worker.livemode),
        inArray(refundRequest.state, [...claimedStates]),
        or(lte(refundRequest.nextAt, now), gt(refundRequest.nextAt, farthest)),
        or(
          isNull(refundRequest.leaseUntil),
          lt(refundRequest.leaseUntil, now),
          gt(refundRequest.leaseUntil, farthest),
        ),
      ),
    )
    .orderBy(refundRequest.nextAt)
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await database
    .update(refundRequest)
    .set({ leaseOwner: worker.name, leaseUntil: new Date(now.getTime() + leaseMilliseconds) })
    // As one value: PostgreSQL may ask a list with a limit several times over, and then takes more rows than that.
    .where(eq(refundRequest.id, sql`${due}`))
    .returning();
  return claimed ?? null;
}
