import "server-only";
import { and, eq, gt, inArray, lte, notInArray, or, sql } from "drizzle-orm";
import type { NoticeChannel, NoticeState } from "@/lib/core/notices/notice";
import type { CaseRow } from "./attention-rows";
import { attentionCase } from "./attention-tables";
import type { Database } from "./database";
import { notice } from "./notice-tables";
import type { RequestRow } from "./request-rows";
import { refundRequest } from "./tables";

export type NoticeRow = typeof notice.$inferSelect;

/** True while a notice is due or counts as abandoned: asked with every round, so it is one cheap question. */
export async function hasNoticesDue(database: Database, livemode: boolean, now: Date): Promise<boolean> {
  const [open] = await database
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.livemode, livemode), inArray(notice.state, ["due", "sending"]), isUp(now)))
    .limit(1);
  return open !== undefined;
}

/** An instant further away than any pause was written by a clock that ran ahead. */
const farthestPauseMilliseconds = 2 * 3_600_000;

function isUp(now: Date) {
  const farthest = new Date(now.getTime() + farthestPauseMilliseconds);
  return or(lte(notice.nextAt, now), gt(notice.nextAt, farthest));
}

/** A notice that was taken, with what it is about. */
export type ClaimedNotice = {
  readonly notice: NoticeRow;
  readonly request: RequestRow | null;
  readonly opened: CaseRow | null;
};

/** Takes one due notice of a channel, so that nobody else sends it; the mark stands before anything leaves. */
export async function claimNotice(
  database: Database,
  { channel, livemode }: { readonly channel: NoticeChannel; readonly livemode: boolean },
  now: Date,
  takenUntil: Date,
): Promise<ClaimedNotice | null> {
  const isDue = and(
    eq(notice.channel, channel),
    eq(notice.livemode, livemode),
    eq(notice.state, "due"),
    isUp(now),
  );
  const due = database
    .select({ id: notice.id })
    .from(notice)
    .where(isDue)
    .orderBy(notice.nextAt, notice.at)
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await database
    .update(notice)
    .set({ state: "sending", tries: sql`${notice.tries} + 1`, nextAt: takenUntil })
    // As one value: PostgreSQL may ask a list with a limit several times over, and then takes more rows than that.
    .where(and(eq(notice.channel, channel), eq(notice.id, sql`${due}`)))
    .returning();
  return claimed ? { notice: claimed, ...(await subjectOf(database, claimed)) } : null;
}

async function subjectOf(database: Database, { requestId, caseId }: NoticeRow) {
  const [opened] =
    caseId === null ? [] : await database.select().from(attentionCase).where(eq(attentionCase.id, caseId));
  const about = requestId ?? opened?.requestId ?? null;
  const [request] =
    about === null ? [] : await database.select().from(refundRequest).where(eq(refundRequest.id, about));
  return { opened: opened ?? null, request: request ?? null };
}

/** What a try came to. */
export type NoticeEnd = {
  readonly state: NoticeState;
  readonly nextAt: Date;
  readonly triedAt: Date;
  readonly endedAt: Date | null;
  readonly fault: string | null;
};

/** Writes down what a try came to; a later try that somebody else has begun meanwhile stays as it is. */
export async function endTry(
  database: Database,
  { id, channel, tries }: NoticeRow,
  end: NoticeEnd,
): Promise<void> {
  await database
    .update(notice)
    .set(end)
    .where(
      and(
        eq(notice.id, id),
        eq(notice.channel, channel),
        eq(notice.tries, tries),
        eq(notice.state, "sending"),
      ),
    );
}

/**
 * Frees what was taken by a server that ended while it sent. A webhook's receiver knows a notice by its number, so it
 * is sent again; an e-mail may have arrived, so it is not.
 */
export async function freeAbandoned(database: Database, now: Date): Promise<void> {
  const isAbandoned = and(eq(notice.state, "sending"), isUp(now));
  await database
    .update(notice)
    .set({ state: "due" })
    .where(and(isAbandoned, eq(notice.channel, "webhook")));
  await database
    .update(notice)
    .set({ state: "in_doubt", triedAt: now, endedAt: now, fault: "The server ended while it sent this." })
    .where(and(isAbandoned, eq(notice.channel, "email")));
}

/** Ends what is too old to help anybody. */
export async function giveUpOld(database: Database, before: Date, now: Date): Promise<void> {
  await database
    .update(notice)
    .set({ state: "given_up", endedAt: now })
    .where(and(eq(notice.state, "due"), lte(notice.at, before)));
}

/** Ends what would go ways that nobody set up: whoever sets one up later does not hear of yesterday. */
export async function endNotSetUp(
  database: Database,
  livemode: boolean,
  channels: readonly NoticeChannel[],
  now: Date,
): Promise<void> {
  const isElsewhere = channels.length === 0 ? undefined : notInArray(notice.channel, [...channels]);
  await database
    .update(notice)
    .set({ state: "not_set_up", endedAt: now })
    .where(and(eq(notice.state, "due"), eq(notice.livemode, livemode), isElsewhere));
}
