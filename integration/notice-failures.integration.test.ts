import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimNotice } from "@/lib/server/database/notice-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readNoticesWith } from "@/lib/server/reads/notices";
import { handsAt, hoursLater, waitingRefund } from "./approvals-stage";
import { startMailServer } from "./mail-server";
import { type NoticesStage, openNoticesStage } from "./notices-stage";
import { operatorNamed } from "./stage";

const admin = operatorNamed("Tomasz", ["admin"]);

describe.each(databases)("notices that do not arrive on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let on: NoticesStage;

    beforeAll(async () => {
      on = await openNoticesStage(kind);
    });
    beforeEach(() => on.tidy());
    afterAll(() => on.close());

    it("are tried again after a no, under the same number, and follow no redirect", async () => {
      const { refund } = await waitingRefund(on.stage);
      on.mail.misbehaves.push("refuses", "hangs_up_at_sender");
      on.receiver.answers.push(500, 302, 0);
      for (const hours of [0, 0.1, 0.2, 0.5]) await on.send(handsAt(on.stage, hoursLater(hours)));
      expect(on.mail.taken).toHaveLength(1);
      expect(on.receiver.received).toHaveLength(4);
      expect(new Set(on.receiver.received.map(({ id }) => id)).size).toBe(1);
      expect(await on.statesOf(refund.id)).toEqual(["email sent", "webhook sent"]);
    });

    it("are not tried again before the pause is over", async () => {
      await waitingRefund(on.stage);
      on.receiver.answers.push(500, 500);
      for (let times = 0; times < 5; times += 1) await on.send();
      expect(on.receiver.received).toHaveLength(1);
      await on.send(handsAt(on.stage, hoursLater(16 / 3600)));
      expect(on.receiver.received).toHaveLength(2);
    });

    it("are not mailed twice when the mail server hung up after it had taken one", async () => {
      const { refund } = await waitingRefund(on.stage);
      on.mail.misbehaves.push("takes_and_hangs_up");
      await on.send();
      await on.send(handsAt(on.stage, hoursLater(1)));
      expect(on.mail.taken).toHaveLength(1);
      expect(await on.statesOf(refund.id)).toContain("email in_doubt");
    });

    it("are not mailed by another server when one ended in the middle; the receiver gets them", async () => {
      const { refund } = await waitingRefund(on.stage);
      const now = new Date();
      for (const channel of ["email", "webhook"] as const) {
        const way = { channel, livemode: false };
        await claimNotice(on.stage.hands.database, way, now, new Date(now.getTime() + 60_000));
      }
      await on.send();
      expect(on.receiver.received).toEqual([]);
      await on.send(handsAt(on.stage, hoursLater(0.1)));
      expect(on.mail.taken).toEqual([]);
      expect(on.receiver.received).toHaveLength(1);
      expect(await on.statesOf(refund.id)).toEqual(["email in_doubt", "webhook sent"]);
    });

    it("name the receivers that a mail server does not know, and reach the others", async () => {
      const { refund } = await waitingRefund(on.stage);
      on.mail.unknown.add("desk@acme.example");
      await on.send();
      expect(on.mail.taken[0]?.to).toEqual(["leads@acme.example"]);
      const { lines } = await readNoticesWith(on.stage.hands, admin, on.ways().notices);
      const line = lines.find(({ id, channel }) => id.includes(refund.id) && channel === "email");
      expect(line).toMatchObject({ state: "sent", fault: "Not taken for desk@acme.example." });
    });

    it("show what keeps failing until one goes out again, without a secret", async () => {
      await waitingRefund(on.stage);
      const wrong = new URL(on.mail.url);
      wrong.password = "wrong-and-secret";
      for (const hours of [0, 1, 2, 3, 4]) {
        on.receiver.answers.push(503);
        await on.send(handsAt(on.stage, hoursLater(hours)), on.ways(["amount"], wrong));
      }
      const later = handsAt(on.stage, hoursLater(5));
      const failing = await readNoticesWith(later, admin, on.ways().notices);
      expect(failing.ways).toEqual([
        {
          channel: "email",
          where: expect.stringContaining("leads@acme.example"),
          trouble: expect.objectContaining({ notices: 1, fault: expect.stringContaining("login") }),
        },
        {
          channel: "webhook",
          where: `http://${on.receiver.address.host}`,
          trouble: expect.objectContaining({ fault: "The receiver answered with 503." }),
        },
      ]);
      expect(JSON.stringify(failing)).not.toMatch(/wrong-and-secret|p@ss|p%40ss|\/hook|a secret of/);
      await on.send(later);
      const mended = await readNoticesWith(later, admin, on.ways().notices);
      expect(mended.ways.map(({ trouble }) => trouble)).toEqual([null, null]);
    });

    it("end after 72 hours, and at once where no way is set up", async () => {
      const { refund } = await waitingRefund(on.stage);
      on.receiver.answers.push(...Array.from({ length: 200 }, () => 503));
      for (let hour = 0; hour < 75; hour += 1) await on.send(handsAt(on.stage, hoursLater(hour)));
      expect(on.receiver.received.length).toBeGreaterThan(60);
      expect(await on.statesOf(refund.id)).toEqual(["email sent", "webhook given_up"]);
      const untold = await waitingRefund(on.stage);
      await on.send(on.stage.hands, { ...on.ways(), notices: { fields: [], email: null, webhook: null } });
      await on.send();
      expect(await on.statesOf(untold.refund.id)).toEqual(["email not_set_up", "webhook not_set_up"]);
    });

    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

    it.skipIf(elsewhere === undefined)("say nothing to a mail server elsewhere without TLS", async () => {
      const plain = await startMailServer(elsewhere);
      const { refund } = await waitingRefund(on.stage);
      await on.send(on.stage.hands, on.ways(["amount"], plain.url));
      expect(plain.taken).toEqual([]);
      expect(await on.statesOf(refund.id)).toContain("email due");
      await plain.close();
    });
  });
});
