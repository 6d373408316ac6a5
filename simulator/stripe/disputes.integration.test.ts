import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";

describe("disputes at the simulated Stripe", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage();
  });
  afterAll(() => stage.simulator.close());

  it("refuses a charge back, but not an inquiry", async () => {
    const disputed = await stage.stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_createDispute",
    });
    const refusal = await refusalOf(stage.stripe.refunds.create({ charge: disputed.id }));
    expect(refusal).toMatchObject({ statusCode: 400, code: "charge_disputed" });
    const [dispute] = (await stage.stripe.disputes.list({ charge: disputed.id })).data;
    expect(dispute).toMatchObject({ is_charge_refundable: false, status: "needs_response" });
    expect(dispute?.id).toMatch(/^du_/);

    const inquired = await stage.stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_createDisputeInquiry",
    });
    expect(inquired.disputed).toBe(true);
    expect((await stage.stripe.refunds.create({ charge: inquired.id })).status).toBe("succeeded");
  });

  it("fails a pending refund when a dispute is opened", async () => {
    const charge = await stage.stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_pendingRefund",
    });
    const { id, status } = await stage.stripe.refunds.create({ charge: charge.id });
    expect(status).toBe("pending");
    await stage.control("POST", "disputes", { charge: charge.id });
    expect(await stage.stripe.refunds.retrieve(id)).toMatchObject({
      status: "failed",
      failure_reason: "charge_for_pending_refund_disputed",
    });
  });

  it("lists an early fraud warning by its charge", async () => {
    const charge = await stage.stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_createIssuerFraudRecord",
    });
    const { data } = await stage.stripe.radar.earlyFraudWarnings.list({ charge: charge.id });
    expect(data).toMatchObject([{ charge: charge.id, actionable: true }]);
  });
});
