import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attentionCase } from "@/lib/server/database/attention-tables";
import { changeRequest, findRequest, listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { breakFigure, casesOf, eventsOf, expectStopped, look, lostSend, made, rowOf } from "./books";
import { payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";

function lostNumber(): string {
  return `rq_${randomBytes(16).toString("hex")}`;
}

describe.each(databases)("a charge with a refund that contradicts its books, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    it("is stopped when a second refund bears the number of one request", async () => {
      const charge = await payment(stage, 4900);
      const id = await made(stage, charge, 1000, 4900);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(stage, charge);
      await look(stage, charge);
      await expectStopped(stage, charge, `it bears the number of ${id}, which has become re_`);
      expect(await rowOf(stage, charge)).toMatchObject({ postedMinor: 1000n, externalMinor: 1000n });
    });

    it("is stopped when money shows under a request that was called failed", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(stage, charge);
      await changeRequest(stage.hands.database, id, { state: "failed", nextAt: null });
      await breakFigure(stage, charge, { reservedMinor: 0n });
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(stage, charge);
      await expectStopped(
        stage,
        charge,
        `it bears the number of ${id}, which is failed and has moved nothing`,
      );
    });

    it("is stopped when a refund bears the number of a request for another payment, and adopts nothing", async () => {
      const [charge, other] = [await payment(stage, 4900), await payment(stage, 4900)];
      const id = await lostSend(stage, charge);
      const metadata = { app: "refund-console", request_id: id };
      await stage.dashboard.refunds.create({ charge: other, amount: 1000, metadata });
      await look(stage, other);
      await expectStopped(stage, other, `which is about the payment ${charge}`);
      expect(await rowOf(stage, charge)).toMatchObject({ blockedAt: null });
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "unknown", refundId: null });
    });

    it("is stopped by a refund that names us and a malformed number, and not by another program's", async () => {
      const [charge, other] = [await payment(stage, 4900), await payment(stage, 4900)];
      const metadata = { app: "refund-console", request_id: "rq_1" };
      await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
      await stage.dashboard.refunds.create({ charge: other, amount: 900, metadata: { request_id: "rq_1" } });
      await look(stage, charge);
      await look(stage, other);
      await expectStopped(stage, charge, "names no request");
      expect(await rowOf(stage, other)).toMatchObject({ blockedAt: null, externalMinor: 900n });
    });

    it("is not stopped again by what people have confirmed and Stripe shows for ever", async () => {
      const charge = await payment(stage, 4900);
      const id = await made(stage, charge, 1000, 4900);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      await look(stage, charge);
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
      await breakFigure(stage, charge, { blockedAt: null, blockedWhy: null });
      await look(stage, charge);
      expect(await rowOf(stage, charge)).toMatchObject({ blockedAt: null });
      expect(await casesOf(stage, charge)).toHaveLength(1);
    });

    describe("after the books have lost a row", () => {
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
        await look(stage, charge);
        await look(stage, charge);
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
        expect(await rowOf(stage, charge)).toMatchObject({ postedMinor: 900n, externalMinor: 0n });
        expect((await rowOf(stage, charge))?.blockedAt).toBeInstanceOf(Date);
        expect(await eventsOf(stage, id)).toEqual(["refund.recovered", "attention.opened"]);
        expect(await casesOf(stage, charge)).toMatchObject([
          { kind: "recovered_from_stripe", subject: id, requestId: id },
        ]);
        expect(await eventsOf(stage, charge)).toEqual(["charge.stopped"]);
      });

      it("takes a second refund under the lost number for a contradiction, not for another row", async () => {
        const charge = await payment(stage, 4900);
        const id = lostNumber();
        const metadata = { app: "refund-console", request_id: id };
        const first = await stage.dashboard.refunds.create({ charge, amount: 900, metadata });
        await stage.dashboard.refunds.create({ charge, amount: 800, metadata });
        await look(stage, charge);
        expect(await listRequestsOfCharge(stage.hands.database, charge)).toMatchObject([
          { refundId: first.id },
        ]);
        expect(await rowOf(stage, charge)).toMatchObject({ postedMinor: 900n, externalMinor: 800n });
        expect((await casesOf(stage, charge)).map((one) => one.kind).toSorted()).toEqual([
          "books_disagree",
          "recovered_from_stripe",
        ]);
      });

      it("keeps a refund elsewhere that was counted so before, and counts it only once", async () => {
        const charge = await payment(stage, 4900);
        const metadata = { app: "refund-console", request_id: lostNumber() };
        const refund = await stage.dashboard.refunds.create({ charge, amount: 900 });
        await look(stage, charge);
        await stage.dashboard.refunds.update(refund.id, { metadata });
        await look(stage, charge);
        expect(await rowOf(stage, charge)).toMatchObject({
          postedMinor: 0n,
          externalMinor: 900n,
          blockedAt: null,
        });
      });
    });
  });
});
