import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { consoleActor } from "@/lib/core/operator";
import { eventTypes, readStripeEvent } from "@/lib/core/stripe/stripe-event";
import { compareRefund } from "@/lib/core/tie-out/compare-refund";
import { findCharge } from "@/lib/server/database/charge-rows";
import { findKnownRefunds } from "@/lib/server/database/known-refunds";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { listAccountRefunds } from "@/lib/server/stripe/list-account-refunds";
import { approveRefundWith } from "@/lib/server/workflows/approval/approve-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { demoWorld } from "../simulator/worlds/demo";
import { demoCustomerIds } from "../simulator/worlds/demo-ids";
import { askedNow, mira } from "./approvals-stage";
import { cash, cashCustomer, lyingIn, returnsOf } from "./cash-stage";
import { partOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

describe.each(databases)("the books of a cash balance on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind, demoWorld);
      await requestRefundWith(stage.hands, ana, partOf(cash, 2_500, await lyingIn(stage)));
    });
    afterAll(() => stage.close());

    it("that money was spent from meanwhile stops nothing: what can be sent decides", async () => {
      const freight = demoCustomerIds.freight;
      const usd = cashBalanceId(freight, "usd");
      const left = await lyingIn(stage, usd);
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "rate_limit_429" });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(usd, left, left, "usd"));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      // Nothing but the sum of it is taken by somebody else.
      await stage.dashboard.refunds.create({
        origin: "customer_balance",
        customer: freight,
        currency: "usd",
        amount: 900,
      });
      await lookAtCharge(consoleActor, onOurAccount(usd), stage.hands);
      expect(await findRequest(stage.hands.database, outcome.refund.id)).toMatchObject({ state: "failed" });
      expect(await findCharge(stage.hands.database, usd)).toMatchObject({
        reservedMinor: 0n,
        blockedAt: null,
      });
    });

    it("made in the Dashboard is counted as made elsewhere, and what comes back lies there again", async () => {
      const left = await lyingIn(stage);
      const made = await stage.dashboard.refunds.create({
        origin: "customer_balance",
        customer: cashCustomer,
        currency: "eur",
        amount: 4_400,
      });
      await lookAtCharge(consoleActor, onOurAccount(cash), stage.hands);
      const row = await findCharge(stage.hands.database, cash);
      expect(row).toMatchObject({ externalMinor: 4_400n, blockedAt: null });
      await stage.control("POST refunds", { refund: made.id, becomes: "failed" });
      await lookAtCharge(consoleActor, onOurAccount(cash), stage.hands);
      expect(await findCharge(stage.hands.database, cash)).toMatchObject({
        externalMinor: 0n,
        blockedAt: null,
      });
      expect(await lyingIn(stage)).toBe(left);
    });

    it("above a limit waits for a second person, and goes out as what it is", async () => {
      const pounds = cashBalanceId(demoCustomerIds.freight, "gbp");
      const request = partOf(pounds, 200_000, await lyingIn(stage, pounds), "gbp");
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund.state).toBe("awaiting_approval");
      expect(await returnsOf(stage, pounds)).toEqual([]);
      const asked = await askedNow(stage, outcome.refund);
      const answer = await approveRefundWith(stage.hands, mira, asked);
      expect(answer).toMatchObject({ kind: "done", row: { state: "requires_action" } });
      expect(await returnsOf(stage, pounds)).toMatchObject([{ amount: 200_000, charge: null }]);
    });

    it("is followed by Stripe’s events", async () => {
      const { data } = await stage.dashboard.events.list({ limit: 100 });
      const hints = data.flatMap((event) => {
        const read = readStripeEvent(structuredClone(event), false);
        return read.kind === "hint" && eventTypes.some((type) => type === event.type)
          ? read.hint.chargeId
          : [];
      });
      expect(hints).toContain(cash);
    });

    it("leaves nothing unexplained at night, though our own balance never moved", async () => {
      const [newest] = (await returnsOf(stage)).filter(({ status }) => status === "requires_action");
      await stage.control("POST refunds", { refund: newest?.id, becomes: "pending" });
      await stage.control("POST refunds", { refund: newest?.id, becomes: "succeeded" });
      await lookAtCharge(consoleActor, onOurAccount(cash), stage.hands);
      const window = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
      const listed = await listAccountRefunds(stage.hands.stripe, window.from);
      if (listed.kind !== "found") throw new Error("no list");
      const ours = listed.value.refunds.filter(({ chargeId }) => chargeId === cash);
      const known = await findKnownRefunds(
        stage.hands.database,
        ours.map(({ refundId }) => refundId),
      );
      const compared = ours.map((refund) =>
        compareRefund({
          refund,
          ledger: known.find(({ refundId }) => refundId === refund.refundId) ?? null,
          movements: [],
        }),
      );
      expect(ours.some(({ status }) => status === "succeeded")).toBe(true);
      expect(compared.map(({ why }) => why)).toEqual(compared.map(() => null));
    });
  });
});
