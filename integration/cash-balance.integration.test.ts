import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onOurAccount } from "@/lib/core/charge/connected-account";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { noLimits } from "@/lib/core/limits/limit-set";
import { consoleActor } from "@/lib/core/operator";
import { findCharge } from "@/lib/server/database/charge-rows";
import { findRequest } from "@/lib/server/database/request-rows";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { driveRefund } from "@/lib/server/workflows/drive-refund";
import { lookAtCharge } from "@/lib/server/workflows/look-at-charge";
import { requestRefundWith } from "@/lib/server/workflows/request-refund";
import { settleDue } from "@/lib/server/workflows/settle-due";
import { demoWorld } from "../simulator/worlds/demo";
import { demoCustomerIds } from "../simulator/worlds/demo-ids";
import { handsAt } from "./approvals-stage";
import { callsTo, cash, cashCustomer, lyingIn, returnsOf } from "./cash-stage";
import { setLimits } from "./limits-stage";
import { partOf, wholeOf } from "./refund-requests";
import { openStage, operatorNamed, type Stage } from "./stage";

describe.each(databases)("a refund of a cash balance on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    const ana = operatorNamed("Ana");

    beforeAll(async () => {
      stage = await openStage(kind, demoWorld);
    });
    beforeEach(() => stage.control("DELETE faults"));
    afterAll(() => stage.close());

    it("goes out by origin, customer and currency, under our id, and is booked", async () => {
      const before = await lyingIn(stage);
      const request = { ...partOf(cash, 10_000, before), instructionsEmail: "kasse@koehler.example" };
      const outcome = await requestRefundWith(stage.hands, ana, request);
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund).toMatchObject({ state: "requires_action", chargeId: cash, extent: "part" });
      const [sent] = await callsTo(stage, "/v1/refunds");
      expect(sent?.params).toMatchObject({
        origin: "customer_balance",
        customer: cashCustomer,
        currency: "eur",
        amount: "10000",
        instructions_email: "kasse@koehler.example",
      });
      expect(sent?.params).not.toHaveProperty("charge");
      expect(await lyingIn(stage)).toBe(before - 10_000);
      await lookAtCharge(consoleActor, onOurAccount(cash), stage.hands);
      expect(await findCharge(stage.hands.database, cash)).toMatchObject({
        capturedMinor: BigInt(before),
        reservedMinor: 0n,
        postedMinor: 10_000n,
        externalMinor: 0n,
        blockedAt: null,
      });
    });

    it("is one refund for one attempt, and the same thing twice takes a sentence", async () => {
      const left = await lyingIn(stage);
      const request = partOf(cash, 1_100, left);
      const first = await requestRefundWith(stage.hands, ana, request);
      const second = await requestRefundWith(stage.hands, ana, request);
      expect([first.kind, second.kind]).toEqual(["made", "made"]);
      expect(second).toMatchObject({ isRepeat: true });
      const again = await requestRefundWith(stage.hands, ana, partOf(cash, 1_100, left - 1_100));
      expect(again).toMatchObject({ kind: "refused", refusal: { kind: "looks_repeated" } });
      expect((await returnsOf(stage)).filter(({ amount }) => amount === 1_100)).toHaveLength(1);
    });

    it("whose answer is lost is unknown, is found under our id, and is sent no second time", async () => {
      const left = await lyingIn(stage);
      await stage.control("POST faults", {
        on: { method: "POST", path: "/v1/refunds" },
        fault: "executed_and_lost",
        times: 2,
      });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(cash, 2_200, left));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund.state).toBe("unknown");
      expect(await findCharge(stage.hands.database, cash)).toMatchObject({ reservedMinor: 2_200n });
      const row = await findRequest(stage.hands.database, outcome.refund.id);
      if (row === null) throw new Error("no row");
      await driveRefund(consoleActor, row, stage.hands);
      expect(await findRequest(stage.hands.database, row.id)).toMatchObject({ state: "requires_action" });
      expect((await returnsOf(stage)).filter(({ amount }) => amount === 2_200)).toHaveLength(1);
    });

    it("that never arrived is sent once more under its own key", async () => {
      const left = await lyingIn(stage);
      await stage.control("POST faults", { on: { method: "POST", path: "/v1/refunds" }, fault: "html_502" });
      const outcome = await requestRefundWith(stage.hands, ana, partOf(cash, 3_300, left));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      const row = await findRequest(stage.hands.database, outcome.refund.id);
      if (row === null) throw new Error("no row");
      await driveRefund(consoleActor, row, stage.hands);
      expect(await findRequest(stage.hands.database, row.id)).toMatchObject({
        state: "requires_action",
        sends: 2,
      });
      expect((await returnsOf(stage)).filter(({ amount }) => amount === 3_300)).toHaveLength(1);
    });

    it("never gives back more than lies there, whoever asks at the same time", async () => {
      const other = cashBalanceId(cashCustomer, "gbp");
      const left = await lyingIn(stage, other);
      const people = Array.from({ length: 12 }, (_, index) => operatorNamed(`Agent${index}`));
      await Promise.all(
        people.map((person) => requestRefundWith(stage.hands, person, partOf(other, 2_000, left, "gbp"))),
      );
      const moved = (await returnsOf(stage, other)).reduce((sum, { amount }) => sum + amount, 0);
      expect(moved).toBeLessThanOrEqual(left);
      expect(moved).toBeGreaterThan(0);
      expect(await findCharge(stage.hands.database, other)).toMatchObject({
        reservedMinor: 0n,
        postedMinor: BigInt(moved),
        blockedAt: null,
      });
    });

    it("of all that lies there names its sum, and leaves nothing", async () => {
      const midori = demoCustomerIds.midori;
      const yen = cashBalanceId(midori, "jpy");
      const left = await lyingIn(stage, yen);
      const outcome = await requestRefundWith(
        stage.hands,
        operatorNamed("Lea", ["lead"]),
        wholeOf(yen, left, "jpy"),
      );
      expect(outcome).toMatchObject({
        kind: "made",
        refund: { extent: "part", amount: { amountMinor: BigInt(left) } },
      });
      expect(await lyingIn(stage, yen)).toBe(0);
      const more = await requestRefundWith(stage.hands, ana, partOf(yen, 10, left, "jpy"));
      expect(more).toMatchObject({ kind: "refused", refusal: { kind: "nothing_left" } });
    });

    it("waits for its time where refunds are held back, and goes by itself after it", async () => {
      await setLimits(stage, { ...noLimits, holdSeconds: { agent: 60, lead: 0 } });
      const left = await lyingIn(stage);
      const outcome = await requestRefundWith(stage.hands, ana, partOf(cash, 1_300, left));
      if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome.refusal));
      expect(outcome.refund.state).toBe("held");
      expect(await lyingIn(stage)).toBe(left);
      await settleDue({ kind: "worker", name: "test" }, handsAt(stage, new Date(Date.now() + 61_000)));
      expect(await lyingIn(stage)).toBe(left - 1_300);
      expect(await findRequest(stage.hands.database, outcome.refund.id)).toMatchObject({
        state: "requires_action",
        sends: 1,
      });
      await setLimits(stage, noLimits);
    });

    it("of another currency, of nothing, or of nobody is refused before anything is sent", async () => {
      const left = await lyingIn(stage);
      const before = (await callsTo(stage, "/v1/refunds")).length;
      const ask = (id: string, currency: string) =>
        requestRefundWith(stage.hands, ana, partOf(id, 100, left, currency));
      expect(await ask(cash, "usd")).toMatchObject({ refusal: { kind: "wrong_currency" } });
      expect(await ask(cashBalanceId(cashCustomer, "sek"), "sek")).toMatchObject({
        refusal: { kind: "balance_empty" },
      });
      expect(await ask(cashBalanceId("cus_NobodyKnows", "eur"), "eur")).toMatchObject({
        refusal: { kind: "charge_absent" },
      });
      expect((await callsTo(stage, "/v1/refunds")).length).toBe(before);
    });
  });
});
