import "server-only";
import { and, eq, gt, isNotNull, lte, max, sql } from "drizzle-orm";
import type { PairCount } from "@/lib/core/access/approval-pairs";
import type { Database } from "./database";
import { refundRequest } from "./tables";

/** A stretch of time, without its beginning and with its end. */
export type Span = { readonly after: Date; readonly until: Date; readonly livemode: boolean };

/** Who decided on whose requests, and how often; `most` pairs, the most frequent first. */
export async function listDecidedPairs(
  database: Database,
  { after, until, livemode }: Span,
  most: number,
): Promise<PairCount[]> {
  const { requesterIssuer, requesterSubject, decidedByIssuer, decidedBySubject, decidedAt } = refundRequest;
  const rejected = sql<number>`(count(*) filter (where ${refundRequest.state} = 'rejected'))::int`;
  const decided = sql<number>`count(*)::int`;
  const rows = await database
    .select({
      requesterIssuer,
      requesterSubject,
      requesterName: max(refundRequest.requesterName),
      deciderIssuer: sql<string>`${decidedByIssuer}`,
      deciderSubject: sql<string>`${decidedBySubject}`,
      deciderName: max(refundRequest.decidedByName),
      decided,
      rejected,
    })
    .from(refundRequest)
    .where(
      and(
        isNotNull(decidedAt),
        gt(decidedAt, after),
        lte(decidedAt, until),
        eq(refundRequest.livemode, livemode),
      ),
    )
    .groupBy(requesterIssuer, requesterSubject, decidedByIssuer, decidedBySubject)
    .orderBy(sql`count(*) desc`, requesterIssuer, requesterSubject, decidedByIssuer, decidedBySubject)
    .limit(most);
  return rows.map((row) => ({
    requester: {
      issuer: row.requesterIssuer,
      subject: row.requesterSubject,
      name: row.requesterName ?? "",
    },
    decider: { issuer: row.deciderIssuer, subject: row.deciderSubject, name: row.deciderName ?? "" },
    // Whatever became of it afterwards: an approval that lapsed names nobody any more.
    approved: row.decided - row.rejected,
    rejected: row.rejected,
  }));
}
