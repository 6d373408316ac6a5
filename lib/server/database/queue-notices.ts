import "server-only";
import { type NoticeEvent, noticeChannels, noticeEventOf } from "@/lib/core/notices/notice";
import type { attentionCase } from "./attention-tables";
import type { Transaction } from "./database";
import { notice } from "./notice-tables";
import type { RequestRow } from "./request-rows";

/** Queues what a step is to be told as, in the step's own transaction; nothing for a request of one person alone. */
export async function queueNotices(transaction: Transaction, row: RequestRow, at: Date): Promise<void> {
  const event = noticeEventOf(row.state);
  if (event === null || row.overLimits === null) return;
  await queue(transaction, row.id, event, at, { livemode: row.livemode, requestId: row.id });
}

/** Queues that a case was opened, in the transaction that opens it. */
export async function queueCaseNotices(
  transaction: Transaction,
  row: typeof attentionCase.$inferSelect,
): Promise<void> {
  const { id, livemode, openedAt } = row;
  await queue(transaction, id, "needs_attention", openedAt, { livemode, caseId: id });
}

async function queue(
  transaction: Transaction,
  subject: string,
  event: NoticeEvent,
  at: Date,
  about: { livemode: boolean; requestId?: string; caseId?: string },
): Promise<void> {
  const id = `nt_${subject}_${event}_${at.getTime().toString(36)}`;
  const rows = noticeChannels.map((channel) => ({ id, channel, event, at, nextAt: at, ...about }));
  await transaction.insert(notice).values(rows).onConflictDoNothing();
}
