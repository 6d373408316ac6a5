import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import { testWorld } from "./test-world";

describe("refunds at the simulated Stripe", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(testWorld);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  it("refunds a part of a card charge at once and shows charge and intent on the refund", async () => {
    const refund = await stage.stripe.refunds.create({
      charge: "ch_card",
      amount: 1200,
      reason: "duplicate",
      metadata: { ticket: "T-1" },
    });
    expect(refund).toMatchObject({
      object: "refund",
      amount: 1200,
      charge: "ch_card",
      payment_intent: "pi_card",
      customer: "cus_anna",
      reason: "duplicate",
      status: "succeeded",
      metadata: { ticket: "T-1" },
    });
    expect(refund.id).toMatch(/^re_\w{24}$/);
    const charge = await stage.stripe.charges.retrieve("ch_card");
    expect(charge).toMatchObject({ amount_refunded: 1200, refunded: false });
    expect(charge.refunds).toBeUndefined();
  });

  it("refunds what is left of a PaymentIntent when no amount is given", async () => {
    await stage.stripe.refunds.create({ charge: "ch_card", amount: 2000 });
    const rest = await stage.stripe.refunds.create({ payment_intent: "pi_card" });
    expect(rest).toMatchObject({ amount: 3000, charge: "ch_card" });
  });

  it("answers the oldest refund call with the charge", async () => {
    const answer = await stage.stripe.rawRequest("POST", "/v1/charges/ch_card/refund", {
      metadata: { ticket: "T-2" },
    });
    expect(answer).toMatchObject({ object: "charge", id: "ch_card", amount_refunded: 5000, refunded: true });
    const [refund] = (await stage.stripe.refunds.list({ charge: "ch_card" })).data;
    expect(refund).toMatchObject({ amount: 5000, metadata: { ticket: "T-2" } });
  });

  it("knows the refunds below a charge's path", async () => {
    const created = await stage.stripe.rawRequest("POST", "/v1/charges/ch_card/refunds", { amount: 100 });
    expect(created).toMatchObject({ object: "refund", amount: 100 });
    const path = `/v1/charges/ch_card/refunds/${String(Reflect.get(created, "id"))}`;
    await stage.stripe.rawRequest("POST", path, { metadata: { seen: "yes" } });
    expect(await stage.stripe.rawRequest("GET", path)).toMatchObject({ metadata: { seen: "yes" } });
    const list = await stage.stripe.rawRequest("GET", "/v1/charges/ch_card/refunds");
    expect(list).toMatchObject({ object: "list", url: "/v1/charges/ch_card/refunds", has_more: false });
    const foreign = await refusalOf(stage.stripe.rawRequest("GET", path.replace("ch_card", "ch_other")));
    expect(foreign).toMatchObject({ statusCode: 404, code: "resource_missing", param: "refund" });
  });

  it("never refunds more than the charge when many ask at once", async () => {
    await stage.control("POST", "latency", { milliseconds: 20 });
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => stage.stripe.refunds.create({ charge: "ch_card", amount: 1000 })),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(5);
    expect((await stage.stripe.charges.retrieve("ch_card")).amount_refunded).toBe(5000);
  });

  it("merges metadata, removes one key and clears all", async () => {
    const { id } = await stage.stripe.refunds.create({ charge: "ch_card", metadata: { a: "1", b: "2" } });
    expect((await stage.stripe.refunds.update(id, { metadata: { b: "", c: "3" } })).metadata).toEqual({
      a: "1",
      c: "3",
    });
    expect((await stage.stripe.refunds.update(id, { metadata: "" })).metadata).toEqual({});
  });

  it("lists newest first by intent, by time and with cursors", async () => {
    const first = await stage.stripe.refunds.create({ payment_intent: "pi_card", amount: 100 });
    const second = await stage.stripe.refunds.create({ payment_intent: "pi_card", amount: 200 });
    await stage.stripe.refunds.create({ charge: "ch_other", amount: 300 });
    const page = await stage.stripe.refunds.list({ payment_intent: "pi_card", limit: 1 });
    expect(page).toMatchObject({ has_more: true, data: [{ id: second.id }] });
    const next = await stage.stripe.refunds.list({ payment_intent: "pi_card", starting_after: second.id });
    expect(next.data.map((refund) => refund.id)).toEqual([first.id]);
    const back = await stage.stripe.refunds.list({ payment_intent: "pi_card", ending_before: first.id });
    expect(back.data.map((refund) => refund.id)).toEqual([second.id]);
    expect((await stage.stripe.refunds.list({ created: { lt: first.created } })).data).toEqual([]);
  });
});
