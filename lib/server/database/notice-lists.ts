import "server-only";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { NoticeTrouble } from "@/lib/core/notices/notice-view";
import type { Database } from "./database";
import type { NoticeRow } from "./notice-rows";
import { notice } from "./notice-tables";

/** The last notices of the ways that are set up, the newest first. */
export function listNotices(database: Database, livemode: boolean, most: number): Promise<NoticeRow[]> {
  return database
    .select()
    .from(notice)
    .where(and(eq(notice.livemode, livemode), ne(notice.state, "not_set_up")))
    .orderBy(desc(notice.at), notice.id, notice.channel)
    .limit(most);
}

/** So many tries without an end are more than a hiccup: the first four take about five minutes. */
const triesToTrouble = 4;

/** The ways on which nothing has gone out since something failed for good, or kept failing. */
export async function readNoticeTroubles(
  database: Database,
  livemode: boolean,
  since: Date,
): Promise<NoticeTrouble[]> {
  const lastSent = sql`coalesce((select max(sent.tried_at) from notice sent
    where sent.channel = ${notice.channel} and sent.livemode = ${notice.livemode} and sent.state = 'sent'),
    '-infinity'::timestamptz)`;
  const isTroubled = sql`${notice.triedAt} > ${lastSent} and ${notice.at} > ${since.toISOString()}::timestamptz
    and (${notice.state} in ('in_doubt', 'given_up')
      or (${notice.state} in ('due', 'sending') and ${notice.tries} >= ${triesToTrouble}))`;
  const rows = await database
    .select({
      channel: notice.channel,
      since: sql`min(${notice.at})`.mapWith(notice.at),
      notices: sql<number>`count(*)::int`,
      fault: sql<string>`coalesce((array_agg(${notice.fault} order by ${notice.triedAt} desc))[1], '')`,
    })
    .from(notice)
    .where(and(eq(notice.livemode, livemode), isTroubled))
    .groupBy(notice.channel);
  return rows;
}
