import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoWorld } from "../worlds/demo";
import { demoIds } from "../worlds/demo-ids";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";

const { uncaptured, plainCard, bankTransfer } = demoIds;

describe("what leads to a payment, and what releases one", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(demoWorld);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  it("names the payment of an invoice and of a checkout", async () => {
    const { data } = await stage.stripe.invoicePayments.list({ invoice: bankTransfer.origin ?? "" });
    expect(data).toMatchObject([{ payment: { payment_intent: bankTransfer.paymentIntent }, status: "paid" }]);
    const session = await stage.stripe.checkout.sessions.retrieve(plainCard.origin ?? "");
    expect(session).toMatchObject({ payment_intent: plainCard.paymentIntent, status: "complete" });
    expect(await refusalOf(stage.stripe.checkout.sessions.retrieve("cs_test_none"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });

  it("releases an authorisation when its intent is canceled, once", async () => {
    const { stripe } = stage;
    const canceled = await stripe.paymentIntents.cancel(uncaptured.paymentIntent, {
      cancellation_reason: "requested_by_customer",
    });
    expect(canceled).toMatchObject({ status: "canceled", amount_capturable: 0 });
    const charge = await stripe.charges.retrieve(uncaptured.charge);
    expect(charge).toMatchObject({ captured: false, refunded: true, amount_refunded: charge.amount });
    const { data } = await stripe.events.list({ types: ["payment_intent.canceled", "charge.refunded"] });
    expect(data.map(({ type }) => type).toSorted()).toEqual(["charge.refunded", "payment_intent.canceled"]);
    expect(await refusalOf(stripe.paymentIntents.cancel(uncaptured.paymentIntent))).toMatchObject({
      statusCode: 400,
      code: "payment_intent_unexpected_state",
    });
  });

  it("does not cancel what was captured", async () => {
    const refusal = await refusalOf(stage.stripe.paymentIntents.cancel(plainCard.paymentIntent));
    expect(refusal.message).toContain("because it has a status of succeeded");
  });

  it("gives a refund a reference of any kind", async () => {
    const { id } = await stage.stripe.refunds.create({ charge: plainCard.charge, amount: 100 });
    const referenceType = "retrieval_reference_number";
    await stage.control("POST", "refunds", { refund: id, reference: "4711", referenceType });
    expect((await stage.stripe.refunds.retrieve(id)).destination_details).toMatchObject({
      card: { reference: "4711", reference_status: "available", reference_type: referenceType },
    });
  });

  it("lets a fault strike only what asks about one charge", async () => {
    const on = { method: "GET", path: "/v1/disputes", charge: plainCard.charge };
    await stage.control("POST", "faults", { on, fault: "permission_missing_403" });
    await stage.stripe.disputes.list({ charge: uncaptured.charge });
    await stage.stripe.disputes.list();
    expect(await refusalOf(stage.stripe.disputes.list({ charge: plainCard.charge }))).toMatchObject({
      statusCode: 403,
    });
  });
});
