import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import { appendAudit } from "@/lib/server/database/append-audit";
import { findCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { listenAtPoints } from "@/lib/server/point";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { expireWaiting } from "@/lib/server/workflows/approval/expire-waiting";
import { returnRefundWith } from "@/lib/server/workflows/approval/return-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { settleDue } from "@/lib/server/workflows/settle-due";
import {
  ana,
  askedNow,
  handsAt,
  hoursLater,
  mira,
  openApprovalsStage,
  refundsAtStripe,
  refusedAs,
  rowOf,
  waitingRefund,
} from "./approvals-stage";
import { worker } from "./attention-stage";
import { operatorNamed, type Stage } from "./stage";

describe.each(databases)("approvals that come late on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openApprovalsStage(kind);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    const waiting = (by = ana) => waitingRefund(stage, by);
    const asked = (refund: RequestedRefund, words = "") => askedNow(stage, refund, words);
    const atStripe = (charge: string) => refundsAtStripe(stage, charge);

    it("lapse when something moves between the approval and the sending", async () => {
      const { charge, refund } = await waiting();
      const approved = await approvedOnly(refund);
      await stage.dashboard.refunds.create({ charge, amount: 700 });
      await settleDue(worker, handsAt(stage, new Date(Date.now() + 40_000)));
      expect(await rowOf(stage, approved)).toMatchObject({
        state: "awaiting_approval",
        decidedByIssuer: null,
      });
      expect(await atStripe(charge)).toHaveLength(1);
    });

    it("are carried on by the worker when the approver’s server ended", async () => {
      const { charge, refund } = await waiting();
      await approvedOnly(refund);
      await settleDue(worker, handsAt(stage, new Date(Date.now() + 40_000)));
      expect(await rowOf(stage, refund)).toMatchObject({ state: "succeeded" });
      expect(await atStripe(charge)).toEqual([[2000, refund.id]]);
    });

    it.each([
      ["awaiting_approval", "Mira" as const],
      ["withdrawn", "Ana" as const],
    ])("end as %s when the right of %s is gone before the sending", async (state, name) => {
      const { charge, refund } = await waiting();
      await approvedOnly(refund);
      const who = name === "Mira" ? mira : ana;
      await tellRoles(stage, who.subject, ["auditor"]);
      await settleDue(worker, handsAt(stage, new Date(Date.now() + 40_000)));
      expect(await rowOf(stage, refund)).toMatchObject({ state });
      expect(await atStripe(charge)).toEqual([]);
      await tellRoles(stage, who.subject, who.roles);
    });

    it("lapse after 72 hours, waiting or sent back", async () => {
      const first = await waiting();
      const second = await waiting();
      await returnRefundWith(stage.hands, mira, await asked(second.refund, "Why?"));
      await expireWaiting(worker, handsAt(stage, hoursLater(71.9)));
      expect(await rowOf(stage, first.refund)).toMatchObject({ state: "awaiting_approval" });
      await expireWaiting(worker, handsAt(stage, hoursLater(72.1)));
      for (const { refund, charge } of [first, second]) {
        expect(await rowOf(stage, refund)).toMatchObject({ state: "expired" });
        expect(await findCharge(stage.hands.database, charge)).toMatchObject({ reservedMinor: 0n });
      }
    });

    it("neither lapse nor are taken back where money has moved under their number, as after an older backup", async () => {
      const { charge, refund } = await waiting();
      const metadata = { app: "refund-console", request_id: refund.id };
      await stage.dashboard.refunds.create({ charge, amount: 4000, metadata });
      await lookAtCharge(worker, onOurAccount(charge), stage.hands);
      await expireWaiting(worker, handsAt(stage, hoursLater(72.1)));
      expect(await rowOf(stage, refund)).toMatchObject({ state: "awaiting_approval" });
      const why = `it bears the number of ${refund.id}, which is awaiting_approval and has moved nothing`;
      expect(await findCharge(stage.hands.database, charge)).toMatchObject({ blockedWhy: why });
    });

    it("are not given for a payment that cannot be refunded any more", async () => {
      const { charge, refund } = await waiting();
      await stage.dashboard.refunds.create({ charge, amount: 4000 });
      await lookAtCharge(worker, onOurAccount(charge), stage.hands);
      expect(await rowOf(stage, refund)).toMatchObject({ state: "withdrawn" });
    });

    it("are not given while Stripe cannot be asked", async () => {
      const { refund } = await waiting();
      const form = await asked(refund);
      await stage.control("POST faults", {
        on: { method: "GET", path: "/v1/refunds" },
        fault: "html_502",
        times: 20,
      });
      expect(await approveRefundWith(stage.hands, mira, form)).toMatchObject(refusedAs("refused"));
      expect(await rowOf(stage, refund)).toMatchObject({ state: "awaiting_approval" });
    });

    /** As if the approver's server had ended right after it wrote the approval down. */
    async function approvedOnly(refund: RequestedRefund): Promise<RequestedRefund> {
      const form = await asked(refund);
      listenAtPoints(async (name) => {
        if (name === "approve:approved") throw new Error("the server ended");
      });
      const answer = approveRefundWith(stage.hands, mira, form);
      await expect(answer).rejects.toThrow("the server ended");
      listenAtPoints(undefined);
      expect(await rowOf(stage, refund)).toMatchObject({ state: "approved", sends: 0 });
      return refund;
    }
  });
});

/** As the sign-in writes down when the provider tells other roles. */
async function tellRoles({ hands }: Stage, subject: string, roles: readonly string[]): Promise<void> {
  const person = operatorNamed(subject.replace("subject-of-", ""));
  await inTransaction(hands.database, (transaction) =>
    appendAudit(transaction, person, new Date(), [
      { event: "session.roles_changed", object: "session:1", facts: { roles } },
    ]),
  );
}
