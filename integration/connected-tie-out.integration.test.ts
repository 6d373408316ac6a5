import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { findCharge } from "@/lib/server/database/charge-rows";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { tieOut } from "@/lib/server/workflows/tie-out";
import {
  byHand,
  directPart,
  directPayment,
  harbour,
  lumen,
  openConnectedStage,
  worker,
} from "./connected-stage";
import { partOf, payment } from "./refund-requests";
import { operatorNamed, type Stage } from "./stage";

const day = 86_400_000;

/** Yesterday, today and the days until a clock that was moved. */
function thisWeek(): TieOutWindow {
  return { from: new Date(Date.now() - day), to: new Date(Date.now() + 7 * day) };
}

describe.each(databases)("the tie-out of connected accounts, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openConnectedStage(kind);
    });
    afterAll(() => stage.close());

    /** A direct charge that our books know, by a refund of ours. */
    async function known(amount: number, account = lumen) {
      const place = await directPayment(stage, amount, {}, account);
      const outcome = await requestRefundWith(stage.hands, ana, directPart(place, 1_000, amount));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return { ...place, refund: outcome.refund };
    }

    const elsewhere = (charge: string, amount: number) =>
      stage.dashboard.refunds.create({ charge, amount }, { stripeAccount: lumen });

    const books = (charge: string) => findCharge(stage.hands.database, charge);

    it("ties out with our books, refunds made elsewhere and failed ones included", async () => {
      const own = await payment(stage, 5_000);
      await requestRefundWith(stage.hands, ana, partOf(own, 900, 5_000));
      const { chargeId, refund } = await known(9_000);
      await elsewhere(chargeId, 800);
      const failed = await known(7_000);
      await stage.control("POST refunds", {
        refund: failed.refund.refundId,
        account: lumen,
        becomes: "failed",
        failureReason: "declined",
      });
      const end = await tieOut(worker, stage.hands, thisWeek());
      expect(end).toMatchObject({ kind: "done", result: { differences: [] } });
      expect(await books(chargeId)).toMatchObject({ postedMinor: 1_000n, externalMinor: 800n });
      expect(await findRequest(stage.hands.database, failed.refund.id)).toMatchObject({ state: "failed" });
      // Had the account been left out, our own refund of it would stand alone in the books.
      const sum = end.kind === "done" ? end.result.sums[0]?.refundsMinor : null;
      expect(sum).toBeGreaterThanOrEqual(refund.amount.amountMinor + 900n + 800n);
    });

    it("finds a refund of ours on a connected account that Stripe does not show any more", async () => {
      const { refund } = await known(6_000);
      const missing = "re_0000NotAtStripeAnyMore";
      await byHand(stage, `update refund_request set refund_id = '${missing}' where id = '${refund.id}'`);
      const end = await tieOut(worker, stage.hands, thisWeek());
      await byHand(
        stage,
        `update refund_request set refund_id = '${refund.refundId}' where id = '${refund.id}'`,
      );
      if (end.kind !== "done") throw new Error(end.kind);
      expect(end.result.differences.map(({ refundId }) => refundId)).toContain(missing);
    });

    it("leaves an account out of the tie-out that has closed to us, and compares all others", async () => {
      await known(6_100, harbour);
      const refusal = {
        status: 403,
        type: "invalid_request_error",
        code: "account_invalid",
        message: "Application access may have been revoked.",
      };
      const on = { method: "GET", path: "/v1/refunds", account: harbour };
      await stage.control("POST faults", { on, fault: "refusal", refusal, times: 2 });
      const end = await tieOut(worker, stage.hands, thisWeek());
      await stage.control("DELETE faults");
      expect(end).toMatchObject({ kind: "done", result: { differences: [] } });
      expect(stage.errors.join()).toContain("closed to us");
    });
  });
});
