import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { readStory } from "@/lib/server/database/read-story";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readArrivedReferencesWith } from "@/lib/server/reads/arrived-references";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { noteReferenceWith } from "@/lib/server/workflows/note-reference";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { sweepRefunds } from "@/lib/server/workflows/sweep-refunds";
import { partOf, payment } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const worker = { kind: "worker", name: "test" } as const;

describe.each(databases)("a bank's reference that arrives later, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    const ana = operatorNamed("Ana");
    const arrived = async (by = ana) => readArrivedReferencesWith(stage.hands, by);

    async function refunded() {
      const chargeId = await payment(stage, 5_000);
      const made = await requestRefundWith(stage.hands, ana, partOf(chargeId, 700, 5_000));
      if (made.kind !== "made") throw new Error(made.kind);
      return { chargeId, requestId: made.refund.id, refundId: made.refund.refundId };
    }

    it("is told to whoever asked for the refund, until it is passed on", async () => {
      const { chargeId, requestId, refundId } = await refunded();
      expect(await arrived()).toEqual([]);
      await stage.control("POST refunds", { refund: refundId, reference: "74537604221222132710572" });
      await lookAtCharge(worker, onOurAccount(chargeId), stage.hands);
      await lookAtCharge(worker, onOurAccount(chargeId), stage.hands);
      expect(await arrived()).toMatchObject([
        {
          requestId,
          amount: { amountMinor: 700n },
          reference: { text: "74537604221222132710572", type: "acquirer_reference_number" },
        },
      ]);
      expect(await arrived(operatorNamed("Ben"))).toEqual([]);
      expect(await noteReferenceWith(stage.hands, operatorNamed("Ben"), requestId)).toBe(false);
      expect(await noteReferenceWith(stage.hands, ana, requestId)).toBe(true);
      expect(await noteReferenceWith(stage.hands, ana, requestId)).toBe(false);
      expect(await arrived()).toEqual([]);
      const events = (await readStory(stage.hands.database, requestId)).map(({ event }) => event);
      expect(events.slice(-2)).toEqual(["refund.reference_arrived", "refund.reference_noted"]);
      expect(events.filter((event) => event === "refund.reference_arrived")).toHaveLength(1);
    });

    it("is found by the daily sweep where no webhook told of it", async () => {
      const { refundId } = await refunded();
      await stage.control("POST refunds", { refund: refundId, reference: "118723" });
      await sweepRefunds(worker, stage.hands);
      expect((await arrived()).map(({ reference }) => reference.text)).toEqual(["118723"]);
    });
  });
});
