import "server-only";
import { and, desc, eq, gte, isNotNull, isNull, max, min, notLike, sql } from "drizzle-orm";
import { attentionCase } from "./attention-tables";
import { auditHead } from "./audit-tables";
import type { Database } from "./database";
import { eventInbox, recurringJob } from "./job-tables";
import { refundRequest } from "./tables";

/** How many there are of a kind, and since when the oldest of them waits. */
export type Figure = { readonly name: string; readonly count: number; readonly oldestAt: Date | null };

// The same words as the partial indexes have, so that settled requests, which grow without end, are not read.
const onTheirWay = sql`${refundRequest.state} in ('held', 'approved', 'submitting', 'unknown', 'pending', 'requires_action')`;
const waiting = sql`${refundRequest.state} in ('awaiting_approval', 'returned')`;

/** Requests that are not settled, by state; an unknown one by its mode as well, such as `unknown_review`. */
export async function countOpenRequests(database: Database, livemode: boolean): Promise<Figure[]> {
  const name = sql<string>`${refundRequest.state} || coalesce('_' || ${refundRequest.unknownMode}, '')`;
  const oldestAt = sql<
    string | null
  >`min(coalesce(${refundRequest.firstSentAt}, ${refundRequest.createdAt}))`.mapWith(refundRequest.createdAt);
  const found = await Promise.all(
    [onTheirWay, waiting].map((states) =>
      database
        .select({ name, count, oldestAt })
        .from(refundRequest)
        .where(and(states, eq(refundRequest.livemode, livemode)))
        .groupBy(refundRequest.state, refundRequest.unknownMode),
    ),
  );
  return found.flat();
}

/** What was asked for since then, by the state that it has reached. */
export function countRecentRequests(
  database: Database,
  livemode: boolean,
  since: Date,
): Promise<{ name: string; count: number }[]> {
  return database
    .select({ name: refundRequest.state, count })
    .from(refundRequest)
    .where(and(gte(refundRequest.createdAt, since), eq(refundRequest.livemode, livemode)))
    .groupBy(refundRequest.state);
}

/** Open cases by kind. */
export function countCasesByKind(database: Database, livemode: boolean): Promise<Figure[]> {
  return database
    .select({ name: attentionCase.kind, count, oldestAt: min(attentionCase.openedAt) })
    .from(attentionCase)
    .where(and(isNull(attentionCase.closedAt), eq(attentionCase.livemode, livemode)))
    .groupBy(attentionCase.kind);
}

/** Webhooks that were kept and not yet followed, and when the last one came in. */
export async function countWebhooks(
  database: Database,
): Promise<{ waiting: number; oldestAt: Date | null; lastAt: Date | null }> {
  const [[left], [newest]] = await Promise.all([
    database
      .select({ count, oldestAt: min(eventInbox.receivedAt) })
      .from(eventInbox)
      .where(isNull(eventInbox.appliedAt)),
    database
      .select({ at: eventInbox.receivedAt })
      .from(eventInbox)
      .orderBy(desc(eventInbox.receivedAt))
      .limit(1),
  ]);
  return { waiting: left?.count ?? 0, oldestAt: left?.oldestAt ?? null, lastAt: newest?.at ?? null };
}

/** The longest that Stripe took to make a refund after its last send, of those that a look found, in seconds. */
export async function longestFoundAfter(database: Database, livemode: boolean): Promise<number | null> {
  const [row] = await database
    .select({ seconds: max(refundRequest.foundAfterSeconds) })
    .from(refundRequest)
    .where(and(eq(refundRequest.livemode, livemode), isNotNull(refundRequest.foundAfterSeconds)));
  return row?.seconds ?? null;
}

/** When each job of the installation ended last; jobs of single payments have their number after a blank. */
export function listJobEnds(database: Database): Promise<{ name: string; endedAt: Date | null }[]> {
  return database
    .select({ name: recurringJob.name, endedAt: recurringJob.lastEndedAt })
    .from(recurringJob)
    .where(notLike(recurringJob.name, "% %"));
}

/** How many rows the audit log has. */
export async function countAuditRows(database: Database): Promise<bigint> {
  const [head] = await database.select({ seq: auditHead.seq }).from(auditHead);
  return head?.seq ?? 0n;
}

const count = sql<number>`count(*)::int`;
