import "server-only";
import { and, desc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import { keyOfPerson } from "@/lib/core/access/approval-pairs";
import type { SoonRefund } from "@/lib/core/access/soon-refunds";
import { standingStates } from "@/lib/core/refund/refund-ledger";
import type { Database } from "./database";
import type { Span } from "./decided-pairs";
import { isRequester, type Requester } from "./request-rows";
import { refundRequest } from "./tables";

/** Refunds that were asked for within the hour after their payment and came to something, the newest `most`. */
export async function listSoonRefunds(database: Database, span: Span, most: number): Promise<SoonRefund[]> {
  const rows = await database
    .select({
      id: refundRequest.id,
      issuer: refundRequest.requesterIssuer,
      subject: refundRequest.requesterSubject,
      name: refundRequest.requesterName,
      amountMinor: sql`coalesce(${refundRequest.movedMinor}, ${refundRequest.amountMinor})`.mapWith(
        refundRequest.amountMinor,
      ),
      currency: refundRequest.currency,
      askedAt: refundRequest.createdAt,
      chargedAt: refundRequest.chargedAt,
    })
    .from(refundRequest)
    .where(
      and(
        // The same words as the index has, so that it is used.
        sql`${refundRequest.createdAt} - ${refundRequest.chargedAt} < interval '60 minutes'`,
        ...isIn(span),
      ),
    )
    .orderBy(desc(refundRequest.createdAt))
    .limit(most);
  return rows.flatMap(
    ({ id: requestId, issuer, subject, name, amountMinor, currency, askedAt, chargedAt }) => {
      if (chargedAt === null) return [];
      const requester = { issuer, subject, name };
      return { requestId, requester, amount: { amountMinor, currency }, askedAt, chargedAt };
    },
  );
}

/** How many refunds each of these people asked for that came to something. */
export async function countRefundsOf(
  database: Database,
  span: Span,
  people: readonly Requester[],
): Promise<ReadonlyMap<string, number>> {
  if (people.length === 0) return new Map();
  const { requesterIssuer: issuer, requesterSubject: subject } = refundRequest;
  const rows = await database
    .select({ issuer, subject, count: sql<number>`count(*)::int` })
    .from(refundRequest)
    .where(and(or(...people.map(isRequester)), ...isIn(span)))
    .groupBy(issuer, subject);
  return new Map(rows.map((row) => [keyOfPerson(row), row.count]));
}

function isIn({ after, until, livemode }: Span) {
  return [
    gt(refundRequest.createdAt, after),
    lte(refundRequest.createdAt, until),
    eq(refundRequest.livemode, livemode),
    inArray(refundRequest.state, [...standingStates]),
  ];
}
