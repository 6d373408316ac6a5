import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "@/lib/core/operator";
import { attentionCase } from "@/lib/server/database/attention-tables";
import { audit } from "@/lib/server/database/audit-tables";
import { changeCharge, findCharge, lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { releaseCharge } from "@/lib/server/database/release-charge";
import { changeRequest, findRequest, listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { toChargeRefund } from "@/lib/server/stripe/to-charge-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { momentOf } from "@/lib/server/workflows/marked-send";
import { recordAnswer } from "@/lib/server/workflows/record-answer";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "stop-test" };

describe.each(databases)("a charge whose books disagree, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    async function made(charge: string, asked: number, seen: number): Promise<string> {
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, asked, seen));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return outcome.refund.id;
    }

    /** A request whose first send never arrived. */
    async function lostSend(charge: string): Promise<string> {
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "html_502", times: 1 });
      return made(charge, 1000, 4900);
    }

    async function drive(requestId: string) {
      await changeRequest(stage.hands.database, requestId, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, stage.hands);
      return findRequest(stage.hands.database, requestId);
    }

    const look = (charge: string) => lookAtCharge(worker, charge, stage.hands);
    const rowOf = (charge: string) => findCharge(stage.hands.database, charge);

    const breakFigure = (charge: string, change: object) =>
      inTransaction(stage.hands.database, (transaction) => changeCharge(transaction, charge, change));

    function casesOf(charge: string) {
      return stage.hands.database.select().from(attentionCase).where(eq(attentionCase.chargeId, charge));
    }

    async function eventsOf(object: string): Promise<string[]> {
      const rows = await stage.hands.database.select().from(audit).where(eq(audit.object, object));
      return rows.map(({ event }) => event);
    }

    async function expectStopped(charge: string, why: string, times = 1): Promise<void> {
      expect(await rowOf(charge)).toMatchObject({ blockedWhy: expect.stringContaining(why) });
      const cases = (await casesOf(charge)).filter((one) => one.kind === "books_disagree");
      expect(cases).toHaveLength(times);
      expect(cases[0]?.facts.why).toContain(why);
      expect((await eventsOf(charge)).filter((event) => event === "charge.stopped")).toHaveLength(1);
    }

    it.each([
      ["reservedMinor", "set aside"],
      ["postedMinor", "posted"],
      ["externalMinor", "external"],
    ])("is stopped once when %s is not the sum of its rows", async (column, name) => {
      const charge = await payment(stage, 4900);
      await made(charge, 1000, 4900);
      const before = stage.errors.length;
      await breakFigure(charge, { [column]: 7n });
      expect(await look(charge)).toBe("seen");
      expect(await look(charge)).toBe("seen");
      await expectStopped(charge, `the figure “${name}” is 7`);
      expect(stage.errors.slice(before)).toEqual(["a charge was stopped"]);
    });

    it("is stopped by the answer of a send as well, and the answer is written down", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      const marked = await findRequest(stage.hands.database, id);
      if (!marked) throw new Error("the request has no row");
      const refund = await stage.dashboard.refunds.create({
        charge,
        amount: 1000,
        metadata: { request_id: id },
      });
      const answer = toChargeRefund(refund);
      if (!answer) throw new Error("the simulator made no refund");
      await breakFigure(charge, { reservedMinor: 0n });
      const sent = { row: marked, hadOpenSend: true, lookedAt: momentOf(stage.hands.clock) };
      const row = await recordAnswer(worker, sent, { kind: "refund", refund: answer }, stage.hands);
      expect(row).toMatchObject({ state: "succeeded", refundId: refund.id });
      await expectStopped(charge, "the figure “set aside” is 0");
    });

    it("takes no new request, and says so in a sentence of its own", async () => {
      const charge = await payment(stage, 4900);
      await made(charge, 1000, 4900);
      await breakFigure(charge, { postedMinor: 1n });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 500, 3900));
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "charge_stopped" } });
      expect(await listRequestsOfCharge(stage.hands.database, charge)).toHaveLength(1);
      await expectStopped(charge, "posted");
    });

    it("sends nothing and fails nothing while it is stopped, but still adopts what Stripe shows", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      await breakFigure(charge, { postedMinor: 1n });
      expect(await drive(id)).toMatchObject({ state: "unknown", sends: 1 });
      expect((await stage.dashboard.refunds.list({ charge })).data).toHaveLength(0);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      expect(await drive(id)).toMatchObject({ state: "succeeded" });
    });

    it("goes on once it is released, with figures counted anew from their rows", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      await breakFigure(charge, { reservedMinor: 3n, externalMinor: 5n });
      await drive(id);
      await inTransaction(stage.hands.database, async (transaction) => {
        const writing = { transaction, actor: worker, at: new Date() };
        return releaseCharge(writing, await lockCharge(transaction, charge));
      });
      expect(await rowOf(charge)).toMatchObject({ blockedAt: null, reservedMinor: 1000n, externalMinor: 0n });
      expect(await drive(id)).toMatchObject({ state: "succeeded" });
      expect(await eventsOf(charge)).toContain("charge.released");
      expect(await rowOf(charge)).toMatchObject({ blockedAt: null, reservedMinor: 0n, postedMinor: 1000n });
    });

    it("is stopped when a second refund bears the number of one request", async () => {
      const charge = await payment(stage, 4900);
      const id = await made(charge, 1000, 4900);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(charge);
      await look(charge);
      await expectStopped(charge, `it bears the number of ${id}, which has become re_`);
      expect(await rowOf(charge)).toMatchObject({ postedMinor: 1000n, externalMinor: 1000n });
    });

    it("is stopped when money shows under a request that was called failed", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(charge);
      await changeRequest(stage.hands.database, id, { state: "failed", nextAt: null });
      await breakFigure(charge, { reservedMinor: 0n });
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(charge);
      await expectStopped(charge, `it bears the number of ${id}, which is failed and has moved nothing`);
    });

    it("is stopped when a refund bears the number of a request for another payment, and adopts nothing", async () => {
      const [charge, other] = [await payment(stage, 4900), await payment(stage, 4900)];
      const id = await lostSend(charge);
      const metadata = { app: "refund-console", request_id: id };
      await stage.dashboard.refunds.create({ charge: other, amount: 1000, metadata });
      await look(other);
      await expectStopped(other, `which is about the payment ${charge}`);
      expect(await rowOf(charge)).toMatchObject({ blockedAt: null });
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "unknown", refundId: null });
    });

    it("is stopped by a refund that names us and a malformed number, and not by another program's", async () => {
      const [charge, other] = [await payment(stage, 4900), await payment(stage, 4900)];
      const metadata = { app: "refund-console", request_id: "rq_1" };
      await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
      await stage.dashboard.refunds.create({ charge: other, amount: 900, metadata: { request_id: "rq_1" } });
      await look(charge);
      await look(other);
      await expectStopped(charge, "names no request");
      expect(await rowOf(other)).toMatchObject({ blockedAt: null, externalMinor: 900n });
    });

    it("is not stopped again by what people have confirmed and Stripe shows for ever", async () => {
      const charge = await payment(stage, 4900);
      const id = await made(charge, 1000, 4900);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(charge);
      const closed = { outcome: "books_confirmed", closedAt: new Date() } as const;
      const by = {
        closedByIssuer: "https://identity.example",
        closedBySubject: "helen",
        outcomeNote: "Seen.",
      };
      await stage.hands.database
        .update(attentionCase)
        .set({ ...closed, ...by })
        .where(eq(attentionCase.chargeId, charge));
      await breakFigure(charge, { blockedAt: null, blockedWhy: null });
      await look(charge);
      expect(await rowOf(charge)).toMatchObject({ blockedAt: null });
      expect(await casesOf(charge)).toHaveLength(1);
    });

    describe("after the books have lost a row", () => {
      const lostNumber = () => `rq_${randomBytes(16).toString("hex")}`;

      it("gets it back from Stripe, once, and is stopped until people have looked", async () => {
        const charge = await payment(stage, 4900);
        const id = lostNumber();
        const metadata = {
          app: "refund-console",
          request_id: id,
          generation: "1",
          ticket: "TCK-9",
          order: "A-7",
        };
        const refund = await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
        await look(charge);
        await look(charge);
        expect(await findRequest(stage.hands.database, id)).toMatchObject({
          state: "succeeded",
          refundId: refund.id,
          movedMinor: 900n,
          generation: 1,
          idempotencyKey: `rd1:test:${id}:1`,
          ticket: "TCK-9",
          metadata: { order: "A-7" },
          requesterName: "Recovered from Stripe",
          attemptId: expect.stringMatching(/^[0-9a-f]{32}$/),
        });
        expect(await rowOf(charge)).toMatchObject({ postedMinor: 900n, externalMinor: 0n });
        expect((await rowOf(charge))?.blockedAt).toBeInstanceOf(Date);
        expect(await eventsOf(id)).toEqual(["refund.recovered", "attention.opened"]);
        expect(await casesOf(charge)).toMatchObject([
          { kind: "recovered_from_stripe", subject: id, requestId: id },
        ]);
        expect(await eventsOf(charge)).toEqual(["charge.stopped"]);
      });

      it("takes a second refund under the lost number for a contradiction, not for another row", async () => {
        const charge = await payment(stage, 4900);
        const id = lostNumber();
        const metadata = { app: "refund-console", request_id: id };
        const first = await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
        await stage.dashboard.refunds.create({ charge, amount: 800, metadata });
        await look(charge);
        expect(await listRequestsOfCharge(stage.hands.database, charge)).toMatchObject([
          { refundId: first.id },
        ]);
        expect(await rowOf(charge)).toMatchObject({ postedMinor: 900n, externalMinor: 800n });
        expect((await casesOf(charge)).map((one) => one.kind).toSorted()).toEqual([
          "books_disagree",
          "recovered_from_stripe",
        ]);
      });

      it("keeps a refund elsewhere that was counted so before, and counts it only once", async () => {
        const charge = await payment(stage, 4900);
        const metadata = { app: "refund-console", request_id: lostNumber() };
        const refund = await stage.dashboard.refunds.create({ charge, amount: 900 });
        await look(charge);
        await stage.dashboard.refunds.update(refund.id, { metadata });
        await look(charge);
        expect(await rowOf(charge)).toMatchObject({ postedMinor: 0n, externalMinor: 900n, blockedAt: null });
      });
    });
  });
});
