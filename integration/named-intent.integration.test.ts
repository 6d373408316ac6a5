import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit } from "@/lib/server/database/audit-tables";
import { changeRequest, findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { testCharge } from "../simulator/stripe/test-charge";
import { ana, casesOf, drive, expectStopped, look, rowOf } from "./books";
import { partOf, payment } from "./refund-requests";
import { openStage, type Stage, stageCustomer } from "./stage";

const twice = { intent: "pi_3TriedTwice0000", declined: "ch_3Declined0000", paid: "ch_3TookMoney000" };
// What Stripe never does: two charges of one intent that both took the money.
const both = { intent: "pi_3TookBoth00000", earlier: "ch_3TookEarlier00", later: "ch_3TookLater0000" };

const tried = (id: string, fields: object) => testCharge({ id, customer: stageCustomer, ...fields });
const nothing = { status: "failed" as const, paid: false, captured: false, amount_captured: 0 };

const world = () => [
  { id: stageCustomer, object: "customer" as const, deleted: true as const },
  tried(twice.declined, { payment_intent: twice.intent, ...nothing }),
  tried(twice.paid, { payment_intent: twice.intent, created: 1_790_000_100 }),
  tried(both.earlier, { payment_intent: both.intent }),
  tried(both.later, { payment_intent: both.intent, created: 1_790_000_100 }),
];

type Send = { readonly method: string; readonly path: string; readonly params: Record<string, unknown> };

const byIntent = (charge: string, asked: number, seen: number) => ({
  ...partOf(charge, asked, seen, "usd"),
  byPaymentIntent: true,
});

describe.each(databases)("a refund that names its payment intent, on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(kind, world);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    async function made(request: Parameters<typeof requestRefundWith>[2]) {
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome));
      return outcome.refund;
    }

    async function lastSend(): Promise<Send | undefined> {
      const { requests } = (await stage.control("GET requests")) as { requests: Send[] };
      return requests.findLast(({ method, path }) => method === "POST" && path === "/v1/refunds");
    }

    const refundsOf = async (charge: string) => (await stage.dashboard.refunds.list({ charge })).data;

    it("goes to the attempt that took the money, under the intent's number alone, and is told", async () => {
      const refund = await made(byIntent(twice.paid, 1_000, 5_000));
      expect(refund).toMatchObject({ state: "succeeded", extent: "part", paymentIntentId: twice.intent });
      const send = await lastSend();
      expect(send?.params).toMatchObject({ payment_intent: twice.intent, amount: "1000" });
      expect(send?.params).not.toHaveProperty("charge");
      expect(await refundsOf(twice.paid)).toMatchObject([{ id: refund.refundId, amount: 1_000 }]);
      const rows = await stage.hands.database.select().from(audit).where(eq(audit.object, refund.id));
      const asked = rows.find(({ event }) => event === "refund.requested");
      expect(asked?.body).toContain(`"paymentIntentId":"${twice.intent}"`);
    });

    it("is made once, however often its form is sent, and is another wish than the charge's own", async () => {
      const request = { ...byIntent(twice.paid, 500, 4_000), ticket: "TCK-once" };
      const first = await made(request);
      expect(await requestRefundWith(stage.hands, ana, request)).toMatchObject({
        isRepeat: true,
        refund: { id: first.id },
      });
      const byCharge = { ...request, byPaymentIntent: false };
      expect(await requestRefundWith(stage.hands, ana, byCharge)).toMatchObject({
        refusal: { kind: "attempt_reused" },
      });
      expect(await refundsOf(twice.paid)).toHaveLength(2);
    });

    it("is found by our number when its answer is lost, and not sent again", async () => {
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "half_body", times: 1 });
      const { id, state } = await made(byIntent(twice.paid, 200, 3_500));
      expect(state).toBe("unknown");
      expect(await drive(stage, id)).toMatchObject({ state: "succeeded", sends: 1, movedMinor: 200n });
      expect(await refundsOf(twice.paid)).toHaveLength(3);
    });

    it("is refused where no intent can be named", async () => {
      const charge = await payment(stage, 5_000, "usd");
      expect(await requestRefundWith(stage.hands, ana, byIntent(charge, 100, 5_000))).toMatchObject({
        refusal: { kind: "no_payment_intent" },
      });
      expect(await refundsOf(charge)).toEqual([]);
    });

    it("goes to people, its sum set aside, when Stripe refunded another charge of the intent", async () => {
      const { id, state, unknownMode } = await made(byIntent(both.earlier, 700, 5_000));
      expect({ state, unknownMode }).toEqual({ state: "unknown", unknownMode: "review" });
      expect(await drive(stage, id)).toMatchObject({ state: "unknown", unknownMode: "review", sends: 1 });
      expect(await rowOf(stage, both.earlier)).toMatchObject({ reservedMinor: 700n, postedMinor: 0n });
      expect(await casesOf(stage, both.earlier)).toMatchObject([{ requestId: id }]);
      // The other charge is stopped once anybody looks at it.
      await look(stage, both.later);
      await expectStopped(stage, both.later, `it bears the number of ${id}, which is about the payment`);
    });

    it("is never called failed for want of a trace: another charge of the intent may have it", async () => {
      const on = { method: "POST", path: "/v1/refunds" };
      await stage.control("POST faults", { on, fault: "half_body", times: 1 });
      const { id } = await made(byIntent(both.earlier, 300, 4_300));
      const longAgo = new Date(Date.now() - 26 * 3_600_000);
      await changeRequest(stage.hands.database, id, { firstSentAt: longAgo, lastSentAt: longAgo });
      expect(await drive(stage, id)).toMatchObject({ state: "unknown", unknownMode: "review", sends: 1 });
      expect(await findRequest(stage.hands.database, id)).toMatchObject({ refundId: null });
    });
  });
});
