import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { readApprovalPageWith } from "@/lib/server/reads/approval-page";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { ana, askedNow, mira, openApprovalsStage } from "./approvals-stage";
import { payment, wholeOf } from "./refund-requests";
import type { Stage } from "./stage";

describe.each(databases)("the page of an approval on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openApprovalsStage(kind);
    });
    afterAll(() => stage.close());

    it("shows the payment as its author saw it, and not that the request itself takes all of it", async () => {
      const charge = await payment(stage, 5000);
      const made = await requestRefundWith(stage.hands, ana, wholeOf(charge, 5000));
      if (made.kind !== "made") throw new Error(JSON.stringify(made.refusal));
      const shown = () => readApprovalPageWith(stage.hands, mira, made.refund.id, "en-IE");
      const waiting = await shown();
      expect(waiting?.charge?.obstacles).toMatchObject([{ kind: "nothing_left" }]);
      expect(waiting?.asBefore).toMatchObject({ obstacles: [], figures: { leftMinor: 5000n } });
      await approveRefundWith(stage.hands, mira, await askedNow(stage, made.refund));
      expect((await shown())?.asBefore).toBeNull();
    });
  });
});
