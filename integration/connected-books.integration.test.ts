import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCharge } from "@/lib/server/database/charge-rows";
import { recurringJob } from "@/lib/server/database/job-tables";
import { readJob } from "@/lib/server/database/recurring-jobs";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { catchUpOnEvents } from "@/lib/server/workflows/catch-up-on-events";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleEvents } from "@/lib/server/workflows/settle-events";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import {
  byHand,
  deliver,
  directPart,
  directPayment,
  harbour,
  lumen,
  ofTransfer,
  openConnectedStage,
  stranger,
  worker,
} from "./connected-stage";
import { payment } from "./refund-requests";
import { operatorNamed, type Stage } from "./stage";

describe.each(databases)("what happens on connected accounts, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openConnectedStage(kind);
    });
    beforeEach(() => stage.hands.database.delete(recurringJob));
    afterAll(() => stage.close());

    /** A direct charge that our books know, by a refund of ours. */
    async function known(amount = 5_000, account = lumen) {
      const place = await directPayment(stage, amount, {}, account);
      const outcome = await requestRefundWith(stage.hands, ana, directPart(place, 1_000, amount));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return { ...place, refund: outcome.refund };
    }

    const elsewhere = (charge: string, amount: number, stripeAccount: string = lumen) =>
      stage.dashboard.refunds.create({ charge, amount }, { stripeAccount });

    const books = (charge: string) => findCharge(stage.hands.database, charge);

    it("is followed where a webhook names the account", async () => {
      const { chargeId } = await known();
      await elsewhere(chargeId, 700);
      expect(await deliver(stage, chargeId, lumen)).toMatchObject({ kind: "kept" });
      await settleEvents(worker, stage.hands);
      expect(await books(chargeId)).toMatchObject({ externalMinor: 700n, connectedAccount: lumen });
    });

    it("is written down on its account by a webhook about a charge that nobody has opened here", async () => {
      const { chargeId } = await directPayment(stage, 5_000);
      await elsewhere(chargeId, 700);
      await deliver(stage, chargeId, lumen);
      await settleEvents(worker, stage.hands);
      expect(await books(chargeId)).toMatchObject({ externalMinor: 700n, connectedAccount: lumen });
    });

    it.each([
      ["our own account", null],
      ["another connected account", harbour],
    ])("is left alone where a webhook names %s, and it is told", async (_name, account) => {
      const { chargeId } = await known();
      await elsewhere(chargeId, 700);
      const before = await books(chargeId);
      stage.errors.length = 0;
      await deliver(stage, chargeId, account);
      await settleEvents(worker, stage.hands);
      expect(await books(chargeId)).toEqual(before);
      expect(stage.errors.join()).toContain("names another account");
      expect(await byHand(stage, "select 1 from event_inbox where applied_at is null")).toMatchObject({
        rows: [],
      });
    });

    it("is of no account that our key does not reach", async () => {
      const charge = await payment(stage, 5_000);
      await deliver(stage, charge, stranger);
      await settleEvents(worker, stage.hands);
      expect(await books(charge)).toBeNull();
    });

    it("is no refund of a customer's where a transfer's reversal took it back", async () => {
      const { chargeId } = await directPayment(stage, 5_000);
      const reversal = { source_transfer_reversal: "trr_1Reversal" };
      expect(await deliver(stage, chargeId, lumen, reversal)).toMatchObject({ kind: "beside" });
    });

    it("is nobody's to refund, and none of our books', where a transfer brought it", async () => {
      const place = ofTransfer;
      expect(await requestRefundWith(stage.hands, ana, directPart(place, 1_000, 5_000))).toMatchObject({
        kind: "refused",
        refusal: { kind: "charge_of_transfer" },
      });
      expect(await lookAtCharge(worker, place, stage.hands)).toBe("seen");
      expect(await books(place.chargeId)).toBeNull();
    });

    it("is caught up on, account by account, each from where it was", async () => {
      const lost = await known();
      const other = await known(5_000, harbour);
      await elsewhere(lost.chargeId, 300);
      await elsewhere(other.chargeId, 400, harbour);
      await catchUpOnEvents(worker, stage.hands);
      expect(await books(lost.chargeId)).toMatchObject({ externalMinor: 300n });
      expect(await books(other.chargeId)).toMatchObject({ externalMinor: 400n });
      const names = ["", ` on ${lumen}`, ` on ${harbour}`].map((on) => `catch-up-on-events${on}`);
      for (const name of names) {
        expect((await readJob(stage.hands.database, name))?.position).toEqual(expect.any(String));
      }
    });

    it("is swept: also a refund of a charge that nobody has opened here, on an account that the books know", async () => {
      await known();
      const { chargeId } = await directPayment(stage, 5_000);
      await elsewhere(chargeId, 250);
      await sweepRefunds(worker, stage.hands);
      expect(await books(chargeId)).toMatchObject({ externalMinor: 250n, connectedAccount: lumen });
    });

    it("keeps a sweep going on all other accounts when one of them does not answer", async () => {
      const [one, other] = [await known(), await known(5_000, harbour)];
      await elsewhere(one.chargeId, 110);
      await elsewhere(other.chargeId, 120, harbour);
      const on = { method: "GET", path: "/v1/refunds", account: harbour };
      await stage.control("POST faults", { on, fault: "html_502", times: 1 });
      await sweepRefunds(worker, stage.hands);
      expect(await books(one.chargeId)).toMatchObject({ externalMinor: 110n });
      expect(await books(other.chargeId)).toMatchObject({ externalMinor: 0n });
      await stage.control("DELETE faults");
      await stage.hands.database.delete(recurringJob);
      await sweepRefunds(worker, stage.hands);
      expect(await books(other.chargeId)).toMatchObject({ externalMinor: 120n });
    });
  });
});
