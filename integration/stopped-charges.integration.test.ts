import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { releaseCharge } from "@/lib/server/database/release-charge";
import { findRequest, listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { toChargeRefund } from "@/lib/server/stripe/to-charge-refund";
import { momentOf } from "@/lib/server/workflows/marked-send";
import { recordAnswer } from "@/lib/server/workflows/record-answer";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import {
  ana,
  breakFigure,
  drive,
  eventsOf,
  expectStopped,
  look,
  lostSend,
  made,
  rowOf,
  worker,
} from "./books";
import { partOf, payment } from "./refund-requests";
import { openStage, type Stage } from "./stage";

describe.each(databases)("a charge whose figures are wrong, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    it.each([
      ["reservedMinor", "set aside"],
      ["postedMinor", "posted"],
      ["externalMinor", "external"],
    ])("is stopped once when %s is not the sum of its rows", async (column, name) => {
      const charge = await payment(stage, 4900);
      await made(stage, charge, 1000, 4900);
      const before = stage.errors.length;
      await breakFigure(stage, charge, { [column]: 7n });
      await look(stage, charge);
      await look(stage, charge);
      await expectStopped(stage, charge, `the figure “${name}” is 7`);
      expect(stage.errors.slice(before)).toEqual(["a charge was stopped"]);
    });

    it("is stopped by the answer of a send as well, and the answer is written down", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(stage, charge);
      const marked = await findRequest(stage.hands.database, id);
      if (!marked) throw new Error("the request has no row");
      const refund = await stage.dashboard.refunds.create({
        charge,
        amount: 1000,
        metadata: { request_id: id },
      });
      const answer = toChargeRefund(refund);
      if (!answer) throw new Error("the simulator made no refund");
      await breakFigure(stage, charge, { reservedMinor: 0n });
      const sent = { row: marked, hadOpenSend: true, lookedAt: momentOf(stage.hands.clock) };
      const row = await recordAnswer(worker, sent, { kind: "refund", refund: answer }, stage.hands);
      expect(row).toMatchObject({ state: "succeeded", refundId: refund.id });
      await expectStopped(stage, charge, "the figure “set aside” is 0");
    });

    it("takes no new request, and says so in a sentence of its own", async () => {
      const charge = await payment(stage, 4900);
      await made(stage, charge, 1000, 4900);
      await breakFigure(stage, charge, { postedMinor: 1n });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 500, 3900));
      expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "charge_stopped" } });
      expect(await listRequestsOfCharge(stage.hands.database, charge)).toHaveLength(1);
      await expectStopped(stage, charge, "posted");
    });

    it("sends nothing and fails nothing while it is stopped, but still adopts what Stripe shows", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(stage, charge);
      await breakFigure(stage, charge, { postedMinor: 1n });
      expect(await drive(stage, id)).toMatchObject({ state: "unknown", sends: 1 });
      expect((await stage.dashboard.refunds.list({ charge })).data).toHaveLength(0);
      await stage.dashboard.refunds.create({ charge, amount: 1000, metadata: { request_id: id } });
      expect(await drive(stage, id)).toMatchObject({ state: "succeeded" });
    });

    it("goes on once it is released, with figures counted anew from their rows", async () => {
      const charge = await payment(stage, 4900);
      const id = await lostSend(stage, charge);
      await breakFigure(stage, charge, { reservedMinor: 3n, externalMinor: 5n });
      await drive(stage, id);
      await inTransaction(stage.hands.database, async (transaction) => {
        const writing = { transaction, actor: worker, at: new Date() };
        return releaseCharge(writing, await lockCharge(transaction, charge));
      });
      expect(await rowOf(stage, charge)).toMatchObject({
        blockedAt: null,
        reservedMinor: 1000n,
        externalMinor: 0n,
      });
      expect(await drive(stage, id)).toMatchObject({ state: "succeeded" });
      expect(await eventsOf(stage, charge)).toContain("charge.released");
      expect(await rowOf(stage, charge)).toMatchObject({
        blockedAt: null,
        reservedMinor: 0n,
        postedMinor: 1000n,
      });
    });
  });
});
