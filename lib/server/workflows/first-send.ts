import "server-only";
import { mayDo } from "@/lib/core/operator";
import type { FirstSendNow } from "@/lib/core/refund/judge-first-send";
import type { Transaction } from "@/lib/server/database/database";
import type { RequestRow } from "@/lib/server/database/request-rows";
import { rolesNow } from "@/lib/server/database/roles-now";
import type { RequestStep } from "@/lib/server/database/step-request";
import type { GatheredCharge } from "@/lib/server/stripe/gathered-charge";
import { leaseMilliseconds } from "./lease";

/** A look at Stripe, and whether it left the charge stopped. */
export type LookBefore = Pick<GatheredCharge, "refunds"> & { readonly isStopped: boolean };

/**
 * What is so now of a request that is to be sent for the first time. Its author's roles are those of the last sign-in
 * or end of sessions that the console was told of, otherwise those of the day.
 */
export async function firstSendNow(
  transaction: Transaction,
  row: RequestRow,
  { refunds, isStopped }: LookBefore,
): Promise<FirstSendNow> {
  const author = { issuer: row.requesterIssuer, subject: row.requesterSubject };
  const then = { roles: row.requesterRoles ?? (["agent"] as const), at: row.createdAt };
  return {
    mayRequesterRefund: mayDo(await rolesNow(transaction, author, then), "refunds.request"),
    isStopped,
    hasRefundAlready: refunds.some(({ requestId }) => requestId === row.id),
  };
}

export function firstSendStep(row: RequestRow, at: Date, stripeNow: Date): RequestStep {
  const lease = new Date(at.getTime() + leaseMilliseconds);
  return {
    to: "submitting",
    change: {
      firstSentAt: stripeNow,
      lastSentAt: stripeNow,
      sends: row.sends + 1,
      hasOpenSend: true,
      nextAt: lease,
      leaseUntil: lease,
    },
    facts: {
      send: row.sends + 1,
      stripeNow,
      ...(row.approvedSha256 === null ? {} : { approvedSha256: row.approvedSha256 }),
    },
  };
}

export function withdrawnStep(why: string): RequestStep {
  return { to: "withdrawn", change: { nextAt: null, leaseUntil: null }, facts: { why } };
}
