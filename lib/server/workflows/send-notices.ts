import "server-only";
import {
  type NoticeChannel,
  noticeLifeMilliseconds,
  pauseAfterMilliseconds,
} from "@/lib/core/notices/notice";
import type { WorkerActor } from "@/lib/core/operator";
import {
  claimNotice,
  endNotSetUp,
  endTry,
  freeAbandoned,
  giveUpOld,
  hasNoticesDue,
  type NoticeEnd,
  type NoticeRow,
} from "@/lib/server/database/notice-rows";
import { accountKey, environment } from "@/lib/server/environment";
import type { NoticeEnvironment } from "@/lib/server/environment-notices";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { type OutgoingNotice, outgoingNotice, type Sent } from "@/lib/server/notices/outgoing-notice";
import { sendEmail } from "@/lib/server/notices/send-email";
import { sendWebhook } from "@/lib/server/notices/send-webhook";
import { neverStopping } from "./stopping";

/** Longer than one try may take. */
const takenMilliseconds = 60_000;

export type NoticeWays = {
  readonly notices: NoticeEnvironment;
  readonly appUrl: URL;
  /** What the account is called, where there are several; null with one. */
  readonly account: string | null;
};
type NoticeHands = Pick<Hands, "database" | "clock" | "chance" | "livemode">;
type Channel = {
  readonly channel: NoticeChannel;
  readonly send: (notice: OutgoingNotice) => Promise<Sent>;
};

/** Sends what is queued, over every way that is set up. */
export async function sendNotices(
  worker: WorkerActor,
  hands: NoticeHands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { notices, appUrl, account } = environment();
  const name = accountKey() === null ? null : account.name;
  await sendNoticesWith(worker, hands, { notices, appUrl, account: name }, stopping);
}

/** The same with given ways. */
export async function sendNoticesWith(
  _worker: WorkerActor,
  hands: NoticeHands,
  ways: NoticeWays,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { database, livemode, clock } = hands;
  const now = clock.now();
  if (!(await hasNoticesDue(database, livemode, now))) return;
  const channels = channelsOf(ways.notices, hands);
  const names = channels.map(({ channel }) => channel);
  await endNotSetUp(database, livemode, names, now);
  await freeAbandoned(database, now);
  await giveUpOld(database, new Date(now.getTime() - noticeLifeMilliseconds), now);
  // Side by side: a mail server that takes its time keeps no webhook waiting.
  await Promise.all(channels.map((channel) => sendAll(channel, hands, ways, stopping)));
}

function channelsOf({ email, webhook }: NoticeEnvironment, { clock }: NoticeHands): Channel[] {
  return [
    ...(email === null
      ? []
      : [{ channel: "email", send: (notice: OutgoingNotice) => sendEmail(email, notice) } as const]),
    ...(webhook === null
      ? []
      : [
          {
            channel: "webhook",
            send: (notice: OutgoingNotice) => sendWebhook(webhook, notice, clock.now()),
          } as const,
        ]),
  ];
}

/** One after the other: the mark of each is written before it leaves, and its end before the next is taken. */
async function sendAll(
  { channel, send }: Channel,
  hands: NoticeHands,
  { notices, appUrl, account }: NoticeWays,
  stopping: AbortSignal,
): Promise<void> {
  const { database, livemode, clock } = hands;
  while (!stopping.aborted) {
    const now = clock.now();
    const takenUntil = new Date(now.getTime() + takenMilliseconds);
    const claimed = await claimNotice(database, { channel, livemode }, now, takenUntil);
    if (claimed === null) return;
    const sent = await send(outgoingNotice(claimed, notices.fields, { appUrl, account }));
    const end = endOf(claimed.notice, sent, hands);
    if (sent.kind !== "sent") {
      log().warn({ notice: claimed.notice.id, channel, why: sent.why }, "a notice was not taken");
    }
    await endTry(database, claimed.notice, end);
  }
}

function endOf({ tries }: NoticeRow, sent: Sent, { clock, chance }: NoticeHands): NoticeEnd {
  const triedAt = clock.now();
  const ended = { nextAt: triedAt, triedAt, endedAt: triedAt };
  if (sent.kind === "sent") return { ...ended, state: "sent", fault: sent.note };
  if (sent.kind === "in_doubt") return { ...ended, state: "in_doubt", fault: sent.why };
  const nextAt = new Date(triedAt.getTime() + pauseAfterMilliseconds(tries, chance()));
  return { state: "due", nextAt, triedAt, endedAt: null, fault: sent.why };
}
