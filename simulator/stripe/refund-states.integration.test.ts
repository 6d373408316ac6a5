import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import { testWorld } from "./test-world";

describe("what becomes of a refund at the simulated Stripe", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(testWorld);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  it("lets a bank debit's refund wait and succeed later on its own clock", async () => {
    const refund = await stage.stripe.refunds.create({ charge: "py_sepa" });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    expect(refund.id).toMatch(/^pyr_/);
    await stage.control("POST", "clock", { advanceSeconds: 600 });
    expect(await stage.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
  });

  it("lets the refund of the card made for it fail later and gives the money back to the balance", async () => {
    const charge = await stage.stripe.charges.create({
      amount: 700,
      currency: "usd",
      source: "tok_refundFail",
    });
    const { id } = await stage.stripe.refunds.create({ charge: charge.id });
    await stage.control("POST", "clock", { advanceSeconds: 600 });
    const failed = await stage.stripe.refunds.retrieve(id, { expand: ["failure_balance_transaction"] });
    expect(failed).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: { amount: 700, type: "refund_failure", source: id },
    });
    expect(await stage.stripe.charges.retrieve(charge.id)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
  });

  it("asks the customer where the method needs it, and can be canceled or expired then", async () => {
    const refund = await stage.stripe.refunds.create({ charge: "py_konbini", amount: 1000 });
    expect(refund).toMatchObject({
      status: "requires_action",
      next_action: { display_details: { email_sent: { email_sent_to: "anna@example.test" } } },
    });
    expect(
      await refusalOf(stage.stripe.refunds.create({ charge: "py_konbini", amount: 4500 })),
    ).toMatchObject({
      param: "amount",
    });
    expect((await stage.stripe.refunds.cancel(refund.id)).status).toBe("canceled");
    const second = await stage.stripe.refunds.create({ charge: "py_konbini", amount: 5000 });
    expect((await stage.stripe.testHelpers.refunds.expire(second.id)).status).toBe("failed");
    const third = await stage.stripe.refunds.create({ charge: "py_konbini" });
    await stage.control("POST", "refunds", { refund: third.id, becomes: "pending" });
    await stage.control("POST", "clock", { advanceSeconds: 600 });
    expect((await stage.stripe.refunds.retrieve(third.id)).status).toBe("succeeded");
  });

  it("needs an address to ask the customer, and takes instructions_email", async () => {
    expect(await refusalOf(stage.stripe.refunds.create({ charge: "py_nameless" }))).toMatchObject({
      statusCode: 400,
    });
    const refund = await stage.stripe.refunds.create({
      charge: "py_nameless",
      instructions_email: "customer@example.test",
    });
    expect(refund).toMatchObject({ status: "requires_action", instructions_email: "customer@example.test" });
  });

  it("returns money of the cash balance without a charge", async () => {
    const refund = await stage.stripe.refunds.create({
      origin: "customer_balance",
      customer: "cus_anna",
      currency: "eur",
      amount: 400,
    });
    expect(refund).toMatchObject({ charge: null, status: "requires_action", amount: 400 });
    const { available } = await stage.stripe.customers.retrieveCashBalance("cus_anna");
    expect(available).toEqual({ eur: 500 });
    const [movement] = (await stage.stripe.customers.listCashBalanceTransactions("cus_anna")).data;
    expect(movement).toMatchObject({ type: "return_initiated", net_amount: -400, ending_balance: 500 });
    const tooMuch = {
      origin: "customer_balance",
      customer: "cus_anna",
      currency: "eur",
      amount: 501,
    } as const;
    expect(await refusalOf(stage.stripe.refunds.create(tooMuch))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(stage.stripe.refunds.create({ ...tooMuch, charge: "ch_card" }))).toMatchObject({
      param: "origin",
    });
  });

  it("lets a card refund wait for the balance, and any other fail", async () => {
    await stage.control("POST", "balance", { currency: "usd", availableMinor: 100 });
    const waiting = await stage.stripe.refunds.create({ charge: "ch_card", amount: 300 });
    expect(waiting).toMatchObject({ status: "pending", pending_reason: "insufficient_funds" });
    const failed = await stage.stripe.refunds.create({ charge: "py_sepa", amount: 300 });
    expect(failed).toMatchObject({ status: "failed", failure_reason: "insufficient_funds" });
    await stage.control("POST", "balance", { currency: "usd", availableMinor: 1000 });
    expect((await stage.stripe.refunds.retrieve(waiting.id)).status).toBe("succeeded");
    expect((await stage.stripe.balance.retrieve()).available).toMatchObject([
      { amount: 700, currency: "usd" },
    ]);
  });

  it("gives the customer's bank a reference some days after the refund of an older charge", async () => {
    const { id, destination_details: before } = await stage.stripe.refunds.create({ charge: "ch_card" });
    expect(before?.card).toMatchObject({ type: "refund", reference_status: "pending" });
    await stage.control("POST", "clock", { advanceSeconds: 6 * 24 * 60 * 60 });
    const { destination_details: after } = await stage.stripe.refunds.retrieve(id);
    expect(after?.card).toMatchObject({
      reference: expect.stringMatching(/^\d{23}$/),
      reference_status: "available",
      reference_type: "acquirer_reference_number",
    });
  });

  it("makes the refund of a fresh charge a reversal without a reference", async () => {
    const charge = await stage.stripe.charges.create({ amount: 700, currency: "usd", source: "tok_visa" });
    const refund = await stage.stripe.refunds.create({ charge: charge.id });
    expect(refund.destination_details).toEqual({ type: "card", card: { type: "reversal" } });
  });
});
