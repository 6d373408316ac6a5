import type { NoticeField } from "@/lib/core/notices/notice";
import { notice } from "@/lib/server/database/notice-tables";
import type { DatabaseKind } from "@/lib/server/database/test-database";
import { type NoticeWays, sendNoticesWith } from "@/lib/server/workflows/send-notices";
import { handsAt, hoursLater, openApprovalsStage } from "./approvals-stage";
import { worker } from "./attention-stage";
import { type MailServer, startMailServer } from "./mail-server";
import { type NoticeReceiver, startNoticeReceiver } from "./notice-receiver";
import type { Stage } from "./stage";

export const noticeSecrets = [
  "a secret of the test, long enough for it",
  "the one that comes after it, as long as",
];

/** A company with a mail server and a receiver of webhooks, on which agents refund 10.00 alone. */
export type NoticesStage = {
  readonly stage: Stage;
  readonly mail: MailServer;
  readonly receiver: NoticeReceiver;
  readonly ways: (fields?: readonly NoticeField[], smtp?: URL) => NoticeWays;
  /** What the worker does with each round. */
  readonly send: (hands?: Stage["hands"], ways?: NoticeWays) => Promise<void>;
  /** What the receiver got, read. */
  readonly bodies: () => Record<string, unknown>[];
  /** Such as `email sent`, of one request. */
  readonly statesOf: (requestId: string) => Promise<string[]>;
  /** Ends whatever other tests left, and forgets what arrived. */
  readonly tidy: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openNoticesStage(kind: DatabaseKind): Promise<NoticesStage> {
  const stage = await openApprovalsStage(kind);
  const [mail, receiver] = [await startMailServer(), await startNoticeReceiver()];
  const ways: NoticesStage["ways"] = (fields = ["amount"], smtp = mail.url) => ({
    appUrl: new URL("https://refunds.example.com"),
    account: null,
    notices: {
      fields,
      email: {
        smtp,
        from: "refunds@acme.example",
        to: ["leads@acme.example", "desk@acme.example"],
        answersTo: ["agents@acme.example"],
      },
      webhook: { address: receiver.address, secrets: noticeSecrets },
    },
  });
  const send: NoticesStage["send"] = (hands = stage.hands, out = ways()) =>
    sendNoticesWith(worker, hands, out);
  return {
    stage,
    mail,
    receiver,
    ways,
    send,
    bodies: () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    statesOf: async (requestId) => {
      const rows = await stage.hands.database.select().from(notice);
      const own = rows.filter((row) => row.requestId === requestId);
      return own.map(({ channel, state }) => `${channel} ${state}`).toSorted();
    },
    tidy: async () => {
      for (const list of [mail.misbehaves, receiver.answers]) list.length = 0;
      await send(handsAt(stage, hoursLater(80)));
      for (const list of [mail.taken, receiver.received]) list.length = 0;
      mail.unknown.clear();
    },
    close: async () => {
      await stage.close();
      await mail.close();
      await receiver.close();
    },
  };
}
