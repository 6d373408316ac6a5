import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCharge, OtherAccount, seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { findRequest, insertRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { onAccount } from "@/lib/server/stripe/on-account";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { byHand, directPart, directPayment, harbour, lumen, openConnectedStage } from "./connected-stage";
import { operatorNamed, type Stage } from "./stage";

describe.each(databases)("the row of a direct charge, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openConnectedStage(kind);
    });
    afterAll(() => stage.close());

    async function made(request: Parameters<typeof requestRefundWith>[2]) {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return outcome.refund;
    }

    it("stays on its account, and its requests with it, whatever asks the database", async () => {
      const place = await directPayment(stage, 5_000);
      const refund = await made(directPart(place, 1_000, 5_000));
      const isCharge = `where charge_id = '${place.chargeId}'`;
      const changes = [
        `update charge_ledger set connected_account = null ${isCharge}`,
        `update charge_ledger set connected_account = '${harbour}' ${isCharge}`,
        `update refund_request set connected_account = null where id = '${refund.id}'`,
        `update refund_request set connected_account = '${harbour}' where id = '${refund.id}'`,
      ];
      for (const change of changes) await expect(byHand(stage, change)).rejects.toThrow();
      const row = await findRequest(stage.hands.database, refund.id);
      if (row === null) throw new Error("no row");
      for (const connectedAccount of [null, harbour]) {
        const id = `rq_${"0".repeat(32)}`;
        const copy = { ...row, id, attemptId: id, idempotencyKey: id, refundId: null, connectedAccount };
        const inserted = inTransaction(stage.hands.database, (transaction) =>
          insertRequest(transaction, copy),
        );
        await expect(inserted).rejects.toThrow();
      }
      expect(await findCharge(stage.hands.database, place.chargeId)).toMatchObject({
        connectedAccount: lumen,
      });
      expect(await findRequest(stage.hands.database, refund.id)).toMatchObject({ connectedAccount: lumen });
    });

    it("that our books have elsewhere is refused and not overwritten", async () => {
      const place = await directPayment(stage, 5_000);
      await made(directPart(place, 1_000, 5_000));
      const { stripe } = onAccount(stage.hands, lumen);
      const gathered = await gatherCharge(stripe, place.chargeId);
      if (gathered.kind !== "found") throw new Error(gathered.kind);
      const { charge } = gathered.value;
      for (const connectedAccount of [null, harbour]) {
        const seen = inTransaction(stage.hands.database, (transaction) =>
          seeCharge(transaction, { ...charge, connectedAccount, amountCapturedMinor: 1n }, gathered.seenAt),
        );
        await expect(seen).rejects.toThrow(OtherAccount);
      }
      expect(await findCharge(stage.hands.database, place.chargeId)).toMatchObject({
        connectedAccount: lumen,
        capturedMinor: 5_000n,
      });
    });
  });
});
