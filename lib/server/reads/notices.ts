import "server-only";
import { type NoticeField, noticeChannels, noticeLifeMilliseconds } from "@/lib/core/notices/notice";
import type { NoticeLine, NoticesView, NoticeTrouble } from "@/lib/core/notices/notice-view";
import type { Actor, Operator } from "@/lib/core/operator";
import { listNotices, readNoticeTroubles } from "@/lib/server/database/notice-lists";
import type { NoticeRow } from "@/lib/server/database/notice-rows";
import { environment } from "@/lib/server/environment";
import type { NoticeEnvironment } from "@/lib/server/environment-notices";
import { type Hands, hands } from "@/lib/server/hands";

const linesShown = 20;

/** What an administrator sees of the notices: where they go, whether they do, and the last ones. */
export async function readNotices(operator: Operator): Promise<NoticesView> {
  return readNoticesWith(await hands(), operator, environment().notices);
}

/** The same with given hands and ways. */
export async function readNoticesWith(
  open: Pick<Hands, "database" | "clock" | "livemode">,
  operator: Operator,
  notices: NoticeEnvironment,
): Promise<NoticesView> {
  const [rows, troubles] = await Promise.all([
    listNotices(open.database, open.livemode, linesShown),
    readTroublesWith(operator, open),
  ]);
  const where = { email: emailInWords(notices), webhook: notices.webhook?.address.origin ?? null };
  return {
    ways: noticeChannels.map((channel) => ({
      channel,
      where: where[channel],
      trouble: troubles.find((trouble) => trouble.channel === channel) ?? null,
    })),
    fields: fieldsInWords(notices.fields),
    lines: rows.map(toLine),
  };
}

/** For whoever waits for notices: whether they go out. */
export async function readNoticeTrouble(operator: Operator): Promise<readonly NoticeTrouble[]> {
  return readTroublesWith(operator, await hands());
}

/** The ways on which nothing goes out at present. */
export function readTroublesWith(
  _actor: Actor,
  { database, clock, livemode }: Pick<Hands, "database" | "clock" | "livemode">,
): Promise<NoticeTrouble[]> {
  const since = new Date(clock.now().getTime() - noticeLifeMilliseconds);
  return readNoticeTroubles(database, livemode, since);
}

/** Neither user nor password of the mail server, nor the path of a webhook, which can be a secret. */
function emailInWords({ email }: NoticeEnvironment): string | null {
  if (email === null) return null;
  const { smtp, to, answersTo } = email;
  const answers = answersTo === to ? "" : `; answers to ${answersTo.join(", ")}`;
  return `${to.join(", ")} by ${smtp.host}${answers}`;
}

const fieldWords: Record<NoticeField, string> = {
  amount: "the amount",
  author: "who asked",
  ticket: "the ticket",
  reason: "the reason",
  words: "what people wrote",
};

function fieldsInWords(fields: readonly NoticeField[]): string {
  return fields.length === 0 ? "nothing else" : fields.map((field) => fieldWords[field]).join(", ");
}

function toLine(row: NoticeRow): NoticeLine {
  const { id, channel, event, requestId, caseId, at, state, tries, nextAt, endedAt, fault } = row;
  // An administrator may read refunds, but not the page on which they are approved.
  const path = caseId === null ? `/refunds/${requestId}` : `/attention/${caseId}`;
  return { id, channel, event, path, at, state, tries, nextAt, endedAt, fault };
}
