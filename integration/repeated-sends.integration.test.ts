import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCharge } from "@/lib/server/database/charge-rows";
import { findRequest, listRequestsOfCharge } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { partOf, payment, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

const createCall = { method: "POST", path: "/v1/refunds" };

describe.each(databases)("a send that is not the only one, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");
    const ben = operatorNamed("Ben");

    beforeAll(async () => {
      stage = await openStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    it("is not called failed when the try that the SDK repeated may still arrive", async () => {
      const charge = await payment(stage, 4900);
      await stage.control("POST faults", { on: createCall, fault: "late_execution", times: 1 });
      await stage.control("POST faults", { on: createCall, fault: "permission_missing_403", times: 1 });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(charge, 1000, 4900));
      expect(outcome).toMatchObject({ kind: "made" });
      const [row] = await listRequestsOfCharge(stage.hands.database, charge);
      expect(row).toMatchObject({ state: "submitting", hasOpenSend: true });
    });

    it("names its sum for a whole charge while another request holds a part of it", async () => {
      const charge = await payment(stage, 5000);
      await stage.control("POST faults", { on: createCall, fault: "error_500", times: 1 });
      const first = await requestRefundWith(stage.hands, ana, partOf(charge, 2000, 5000));
      expect(first).toMatchObject({ kind: "made", refund: { state: "unknown" } });
      const second = await requestRefundWith(stage.hands, ben, wholeOf(charge, 3000));
      if (second.kind !== "made") throw new Error(JSON.stringify(second.refusal));
      expect(await findRequest(stage.hands.database, second.refund.id)).toMatchObject({
        state: "succeeded",
        movedMinor: 3000n,
      });
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({
        reservedMinor: 2000n,
        postedMinor: 3000n,
      });
    });
  });
});
