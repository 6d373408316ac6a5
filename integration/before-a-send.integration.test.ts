import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { attentionCase } from "@/lib/server/database/attention-tables";
import { findCharge } from "@/lib/server/database/charge-rows";
import { readStory } from "@/lib/server/database/read-story";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker: WorkerActor = { kind: "worker", name: "send-test" };

describe.each(databases)("what a fresh look decides before a send, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    /** A request that Stripe has turned away before it ran (429), or whose answer was lost (502). */
    async function held(charge: string, fault: "rate_limit_429" | "html_502", asked = 1000): Promise<string> {
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault, times: 1 });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, asked, 4900));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      return outcome.refund.id;
    }

    async function drive(requestId: string) {
      const { hands } = stage;
      await changeRequest(hands.database, requestId, { nextAt: new Date(0), leaseUntil: null });
      await settleDue(worker, hands);
      return findRequest(hands.database, requestId);
    }

    async function refundsOf(charge: string) {
      return (await stage.dashboard.refunds.list({ charge })).data;
    }

    function casesOf(charge: string) {
      return stage.hands.database.select().from(attentionCase).where(eq(attentionCase.chargeId, charge));
    }

    it("a request that was never sent ends when others have taken its money, and says that nothing went", async () => {
      const charge = await payment(stage, 4900);
      const id = await held(charge, "rate_limit_429");
      await stage.dashboard.refunds.create({ charge, amount: 4000 });
      expect(await drive(id)).toMatchObject({ state: "failed", sends: 1, refundId: null });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 0n,
        externalMinor: 4000n,
        blockedAt: null,
      });
      const story = await readStory(stage.hands.database, id);
      expect(story.find(({ event }) => event === "refund.failed")?.facts.why).toBe(
        "Not enough is left of this payment any more, so nothing was sent.",
      );
      expect(await refundsOf(charge)).toHaveLength(1);
    });

    it("a request that may have arrived is never called failed for want of money", async () => {
      const charge = await payment(stage, 4900);
      const id = await held(charge, "html_502");
      await stage.dashboard.refunds.create({ charge, amount: 4000 });
      await lookAtCharge(worker, onOurAccount(charge), stage.hands);
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ state: "unknown" });
    });

    it.each([
      ["rate_limit_429", "failed"],
      ["html_502", "unknown"],
    ] as const)("a dispute after %s lets nothing more go out: the request is %s", async (fault, state) => {
      const charge = await payment(stage, 4900);
      const id = await held(charge, fault);
      await stage.control("POST disputes", { charge });
      expect(await drive(id)).toMatchObject({ state, sends: 1 });
      expect(await refundsOf(charge)).toHaveLength(0);
    });

    it("a refund made elsewhere while a request is open is told, with both sides; without one it is not", async () => {
      const [charge, other] = [await payment(stage, 4900), await payment(stage, 4900)];
      const id = await held(charge, "html_502");
      const refund = await stage.dashboard.refunds.create({ charge, amount: 900 });
      await stage.dashboard.refunds.create({ charge: other, amount: 900 });
      for (const one of [charge, charge, other]) {
        expect(await lookAtCharge(worker, onOurAccount(one), stage.hands)).toBe("seen");
      }
      expect(await casesOf(charge)).toMatchObject([
        {
          kind: "outside_collision",
          subject: refund.id,
          requestId: id,
          facts: { refundId: refund.id, amountMinor: "900", currency: "eur", requestAmountMinor: "1000" },
        },
      ]);
      expect(await casesOf(other)).toEqual([]);
    });

    it("a charge that Stripe does not know is looked for 25 hours by Stripe's clock, then people look", async () => {
      const charge = await payment(stage, 4900);
      const id = await held(charge, "html_502");
      // As if the key were another account's by now.
      await stage.control("POST reset");
      expect(await drive(id)).toMatchObject({ state: "unknown", unknownMode: "retry", sends: 1 });
      await stage.control("POST clock", { advanceSeconds: 25 * 3_600 - 60 });
      expect(await drive(id)).toMatchObject({ state: "unknown", unknownMode: "retry", sends: 1 });
      await stage.control("POST clock", { advanceSeconds: 120 });
      expect(await drive(id)).toMatchObject({ state: "unknown", unknownMode: "review", sends: 1 });
      expect(await drive(id)).toMatchObject({ state: "unknown", unknownMode: "review", sends: 1 });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 1000n });
    });
  });
});
