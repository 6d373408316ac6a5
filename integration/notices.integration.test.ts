import { Stripe } from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "@/lib/server/database/database";
import { notice } from "@/lib/server/database/notice-tables";
import { lockRequest } from "@/lib/server/database/request-rows";
import { stepRequest } from "@/lib/server/database/step-request";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { rejectRefundWith } from "@/lib/server/workflows/approval/reject-refund";
import { returnRefundWith } from "@/lib/server/workflows/approval/return-refund";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { ana, askedNow, mira, waitingRefund } from "./approvals-stage";
import { failedCase, worker } from "./attention-stage";
import { type NoticesStage, noticeSecrets, openNoticesStage } from "./notices-stage";
import { partOf, payment } from "./refund-requests";

describe.each(databases)("notices on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let on: NoticesStage;

    beforeAll(async () => {
      on = await openNoticesStage(kind);
    });
    beforeEach(() => on.tidy());
    afterAll(() => on.close());

    it("tell once over each way that a request waits, without a name, a ticket or a note", async () => {
      const { refund } = await waitingRefund(on.stage);
      await Promise.all([on.send(), on.send(), on.send()]);
      expect(on.mail.taken).toHaveLength(1);
      expect(on.mail.taken[0]?.to).toEqual(["leads@acme.example", "desk@acme.example"]);
      expect(on.mail.taken[0]?.text).toMatch(/^Subject: =\?UTF-8\?Q\?=5BTest=5D_A_refund_of_/m);
      expect(on.mail.taken[0]?.text).toMatch(/^Message-ID:\s+<nt_rq_\w+@acme.example>/m);
      const [got, ...more] = on.bodies();
      expect(more).toEqual([]);
      expect(got).toEqual({
        id: expect.stringContaining(refund.id),
        event: "refund.awaiting_approval",
        at: refund.createdAt.toISOString(),
        livemode: false,
        requestId: refund.id,
        caseId: null,
        amountMinor: "2000",
        currency: "eur",
        url: `https://refunds.example.com/approvals/${refund.id}`,
        text: `[Test] A refund of €20.00 waits for a second person. https://refunds.example.com/approvals/${refund.id}`,
      });
      expect(on.mail.taken[0]?.text).toContain(`https://refunds.example.com/approvals/${refund.id}`);
      expect(on.mail.taken[0]?.text).not.toMatch(/Ana|subject-of|TCK/);
      expect(await on.statesOf(refund.id)).toEqual(["email sent", "webhook sent"]);
    });

    it("tell as little and as much as is set", async () => {
      const { refund } = await waitingRefund(on.stage);
      await rejectRefundWith(
        on.stage.hands,
        mira,
        await askedNow(on.stage, refund, "<http://evil|Not> ours"),
      );
      await on.send(on.stage.hands, on.ways([]));
      expect(JSON.stringify([on.bodies(), on.mail.taken])).not.toMatch(/20\.00|2000|Ana|TCK|evil/);
      const other = await waitingRefund(on.stage);
      await rejectRefundWith(
        on.stage.hands,
        mira,
        await askedNow(on.stage, other.refund, "<http://evil|Not> ours"),
      );
      on.receiver.received.length = 0;
      await on.send(on.stage.hands, on.ways(["author", "ticket", "words"]));
      const rejected = on.bodies().find(({ event }) => event === "refund.rejected");
      expect(rejected).toMatchObject({ author: "Ana", words: "<http://evil|Not> ours" });
      expect(rejected).not.toHaveProperty("amountMinor");
      // What Slack shows as links and mentions is no word that somebody typed.
      expect(rejected?.["text"]).not.toContain("evil");
      expect(on.mail.taken.at(-1)?.text).toContain("Asked for by: Ana");
    });

    it("are signed so that any library for Stripe’s scheme takes them, with each secret", async () => {
      await waitingRefund(on.stage);
      await on.send();
      const [got] = on.receiver.received;
      const { signature = "", body = "" } = got ?? {};
      for (const secret of noticeSecrets) {
        expect(Stripe.webhooks.signature?.verifyHeader(body, signature, secret, 300)).toBe(true);
      }
      const forged = () =>
        Stripe.webhooks.signature?.verifyHeader(
          body.replace("2000", "9000"),
          signature,
          noticeSecrets[0] ?? "",
        );
      expect(forged).toThrow("signature");
    });

    it("tell of each step of a second person, and of nothing that one person did alone", async () => {
      const charge = await payment(on.stage, 5000);
      const alone = await requestRefundWith(on.stage.hands, ana, partOf(charge, 100, 5000));
      if (alone.kind !== "made") throw new Error(alone.kind);
      expect(await on.statesOf(alone.refund.id)).toEqual([]);
      const { refund } = await waitingRefund(on.stage);
      await returnRefundWith(on.stage.hands, mira, await askedNow(on.stage, refund, "Why?"));
      const other = await waitingRefund(on.stage);
      await approveRefundWith(on.stage.hands, mira, await askedNow(on.stage, other.refund));
      await on.send();
      const events = on.bodies().map(({ event }) => String(event));
      expect(events.toSorted()).toEqual([
        "refund.approved",
        "refund.awaiting_approval",
        "refund.awaiting_approval",
        "refund.returned",
      ]);
      const answers = on.mail.taken.filter(({ to }) => to.includes("agents@acme.example"));
      expect(answers.map(({ text }) => /^Subject:.*\r?\n?.*/m.exec(text)?.[0])).toHaveLength(2);
    });

    it("tell of a case that needs somebody", async () => {
      const { caseId } = await failedCase(on.stage);
      await on.send();
      const told = on.bodies().find((body) => body["caseId"] === caseId);
      expect(told).toMatchObject({
        event: "attention.opened",
        url: `https://refunds.example.com/attention/${caseId}`,
        text: expect.stringContaining("failed: the customer has not got the money."),
      });
    });

    it("stand or fall with the change that they tell of", async () => {
      const before = await on.stage.hands.database.select().from(notice);
      const { refund } = await waitingRefund(on.stage);
      const broken = inTransaction(on.stage.hands.database, async (transaction) => {
        const row = await lockRequest(transaction, refund.id);
        const step = { to: "expired", change: {}, facts: {} } as const;
        await stepRequest(transaction, worker, new Date(), row, step);
        expect(await transaction.select().from(notice)).toHaveLength(before.length + 4);
        throw new Error("the power went");
      });
      await expect(broken).rejects.toThrow("the power went");
      const after = await on.stage.hands.database.select().from(notice);
      expect(after).toHaveLength(before.length + 2);
    });
  });
});
