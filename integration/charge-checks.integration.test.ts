import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Charge } from "@/lib/core/charge/charge";
import { money } from "@/lib/core/money/money";
import { gatherChargeChecks } from "@/lib/server/stripe/charge-checks";
import { readCharge } from "@/lib/server/stripe/charges";
import { gatherCharge, gatherShownCharge } from "@/lib/server/stripe/gather-charge";
import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { testCharge } from "../simulator/stripe/test-charge";
import { payment } from "./refund-requests";
import { openStage, type Stage, stageCustomer } from "./stage";

describe("what is asked beside a charge", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage("embedded");
  });
  beforeEach(() => stage.control("DELETE faults"));
  afterAll(() => stage.close());

  async function charge(id: string): Promise<Charge> {
    const asked = await readCharge(stage.hands.stripe, id);
    if (asked.kind !== "found") throw new Error(`no charge ${id}`);
    return asked.value;
  }

  it("is the warning of the card's bank, the balance and the booking", async () => {
    const source = "tok_createIssuerFraudRecord";
    const { id } = await stage.dashboard.charges.create({ amount: 4900, currency: "eur", source });
    const checks = await gatherChargeChecks(stage.hands.stripe, await charge(id));
    expect(checks).toMatchObject({
      warnings: { kind: "seen", value: [{ isActionable: true }] },
      booking: { kind: "seen", value: { settled: money(4900, "eur"), fee: money(0, "eur") } },
    });
    expect(checks.available).toMatchObject({ value: [{ currency: "eur" }] });
  });

  it("is every attempt of the same payment intent", async () => {
    const intent = "pi_3TriedTwice0000";
    const tried = (id: string, fields: object) =>
      testCharge({ id, payment_intent: intent, customer: stageCustomer, ...fields });
    const world = () => [
      { id: stageCustomer, object: "customer" as const, deleted: true as const },
      tried("ch_3Declined0000", { status: "failed", paid: false, captured: false, amount_captured: 0 }),
      tried("ch_3TookMoney000", { created: 1_790_000_100 }),
    ];
    const own = await openStage("embedded", world);
    const asked = await readCharge(own.hands.stripe, "ch_3Declined0000");
    if (asked.kind !== "found") throw new Error("no charge");
    const { attempts } = await gatherChargeChecks(own.hands.stripe, asked.value);
    await own.close();
    expect(attempts).toEqual({
      kind: "seen",
      value: [
        { chargeId: "ch_3TookMoney000", tookMoney: true },
        { chargeId: "ch_3Declined0000", tookMoney: false },
      ],
    });
  });

  it("shows in which currency a payment was settled", async () => {
    await stage.control("POST settlement", { currency: "nok", settlesIn: "eur", exchangeRate: 0.08 });
    const checks = await gatherChargeChecks(
      stage.hands.stripe,
      await charge(await payment(stage, 50_000, "nok")),
    );
    expect(checks.booking).toMatchObject({ value: { settled: money(4_000, "eur") } });
  });

  it("loses one answer and keeps the others", async () => {
    const one = await charge(await payment(stage, 4900));
    await stage.control("POST faults", {
      on: { method: "GET", path: "/v1/balance" },
      fault: "error_500",
      times: 20,
    });
    const checks = await gatherChargeChecks(stage.hands.stripe, one);
    expect(checks.available).toEqual({ kind: "unseen", why: "unreachable" });
    expect(checks.warnings.kind).toBe("seen");
    expect(checks.booking.kind).toBe("seen");
  });

  it("stays unseen for a key without the rights, which is told apart", async () => {
    const secretKey = "rk_test_refunds_only";
    await stage.control("POST keys", { key: secretKey, permissions: ["rak_charge_write"] });
    const one = await charge(await payment(stage, 4900));
    const checks = await gatherChargeChecks(makeStripe({ ...stage.stripeSettings, secretKey }), one);
    const unseen = { kind: "unseen", why: "right_missing" };
    expect(checks).toMatchObject({ warnings: unseen, available: unseen, booking: unseen });
  });

  it("lets a page show a charge whose disputes cannot be read, but nobody acts on it", async () => {
    const source = "tok_createDispute";
    const { id } = await stage.dashboard.charges.create({ amount: 4900, currency: "eur", source });
    await stage.control("POST faults", {
      on: { method: "GET", path: "/v1/disputes" },
      fault: "permission_missing_403",
      times: 2,
    });
    expect(await gatherShownCharge(stage.hands.stripe, id)).toMatchObject({
      kind: "found",
      value: { disputes: [], disputesTrouble: { kind: "right_missing" } },
    });
    expect(await gatherCharge(stage.hands.stripe, id)).toMatchObject({
      kind: "trouble",
      trouble: { kind: "right_missing" },
    });
  });
});
