import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCharge } from "./test-charge";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import type { FamilyObject, StripeWorldObject } from "./world-object";

const balance = (currency: string, amount: number, livemode: boolean): FamilyObject => ({
  object: "balance",
  available: [{ amount, currency }],
  livemode,
  pending: [],
});

const world = (): StripeWorldObject[] => [
  balance("eur", 900, false),
  testCharge({ id: "ch_demo", metadata: { order: "o-1" } }),
  {
    object: "own_account_objects",
    account: "us",
    objects: [balance("usd", 700, false), testCharge({ id: "ch_us", metadata: { order: "o-1" } })],
  },
  {
    object: "own_account_objects",
    account: "live",
    objects: [
      balance("eur", 500, true),
      testCharge({ id: "ch_live", livemode: true, metadata: { order: "o-1" } }),
      {
        object: "connected_account_objects",
        account: "acct_live_shop",
        objects: [testCharge({ id: "ch_shop" })],
      },
    ],
  },
];

async function logOf(stripe: TestStage["stripe"]): Promise<unknown> {
  return (await refusalOf(stripe.charges.retrieve("ch_x"))).raw;
}

describe("the company's accounts", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(world);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  const us = () => stage.clientWith("sk_test_us_x");
  const live = () => stage.clientWith("sk_live_x");

  it.each([
    ["sk_test_51Any", "ch_demo", "acct_1SimulatedPlatform", 900],
    ["rk_test_51Any", "ch_demo", "acct_1SimulatedPlatform", 900],
    ["sk_test_us_51Any", "ch_us", "acct_1SimulatedAcmeUSA", 700],
    ["rk_test_us_51Any", "ch_us", "acct_1SimulatedAcmeUSA", 700],
    ["sk_live_51Any", "ch_live", "acct_1SimulatedPlatform", 500],
    ["rk_live_51Any", "ch_live", "acct_1SimulatedPlatform", 500],
  ])("%s opens the account that has %s and no other", async (key, charge, account, availableMinor) => {
    const stripe = stage.clientWith(key);
    expect((await stripe.charges.list()).data.map(({ id }) => id)).toEqual([charge]);
    const found = await stripe.charges.search({ query: 'metadata["order"]:"o-1"' });
    expect(found.data.map(({ id }) => id)).toEqual([charge]);
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: availableMinor }]);
    expect(await stripe.rawRequest("GET", "/v1/account")).toMatchObject({ id: account, object: "account" });
  });

  it("know nothing of each other's objects", async () => {
    const refusal = await refusalOf(stage.stripe.charges.retrieve("ch_us"));
    expect(refusal).toMatchObject({ statusCode: 404, code: "resource_missing", param: "id" });
    expect(refusal.message).toBe("No such charge: 'ch_us'");
    expect((await refusalOf(us().refunds.create({ charge: "ch_demo" }))).message).toBe(
      "No such charge: 'ch_demo'",
    );
    expect((await refusalOf(live().charges.retrieve("ch_us"))).message).toBe("No such charge: 'ch_us'");
  });

  it("say so when the same account has the object in its other mode", async () => {
    expect((await refusalOf(live().charges.retrieve("ch_demo"))).message).toBe(
      "No such charge: 'ch_demo'; a similar object exists in test mode, but a live mode key was used to make this request.",
    );
    expect((await refusalOf(stage.stripe.charges.retrieve("ch_live"))).message).toBe(
      "No such charge: 'ch_live'; a similar object exists in live mode, but a test mode key was used to make this request.",
    );
  });

  it("make live objects and live events with a live key only", async () => {
    const charge = await live().charges.create({ amount: 100, currency: "eur", source: "tok_visa" });
    expect(charge.livemode).toBe(true);
    expect((await live().events.list()).data).toMatchObject([{ type: "charge.succeeded", livemode: true }]);
    expect((await stage.stripe.events.list()).data).toEqual([]);
    expect((await live().balance.retrieve()).livemode).toBe(true);
  });

  it("book refunds and balances apart", async () => {
    await us().refunds.create({ charge: "ch_us", amount: 100 });
    expect((await us().balance.retrieve()).available).toMatchObject([{ currency: "usd", amount: 600 }]);
    expect((await stage.stripe.refunds.list()).data).toEqual([]);
    expect((await stage.stripe.balance.retrieve()).available).toMatchObject([{ amount: 900 }]);
  });

  it("keep idempotency keys apart", async () => {
    const order = { amount: 100, currency: "usd", source: "tok_visa" };
    const key = { idempotencyKey: "the-same" };
    const charges = [
      await stage.stripe.charges.create(order, key),
      await us().charges.create({ ...order, amount: 200 }, key),
      await live().charges.create({ ...order, amount: 300 }, key),
    ];
    expect(charges.map(({ amount }) => amount)).toEqual([100, 200, 300]);
    expect(new Set(charges.map(({ id }) => id)).size).toBe(3);
    expect((await us().charges.create({ ...order, amount: 200 }, key)).id).toBe(charges[1]?.id);
  });

  it("have connected accounts of their own", async () => {
    const options = { stripeAccount: "acct_live_shop" };
    expect((await live().charges.list({}, options)).data).toMatchObject([{ id: "ch_shop" }]);
    for (const stripe of [stage.stripe, us()]) {
      const refusal = await refusalOf(stripe.charges.list({}, options));
      expect(refusal).toMatchObject({ statusCode: 403, code: "account_invalid" });
    }
    const foreign = await refusalOf(us().charges.list({}, { stripeAccount: "acct_1SimulatedPlatform" }));
    expect(foreign).toMatchObject({ statusCode: 403, code: "account_invalid" });
  });

  it("point to the log of their mode", async () => {
    expect(await logOf(stage.stripe)).toMatchObject({
      request_log_url: expect.stringContaining("/test/logs/"),
    });
    expect(await logOf(live())).toMatchObject({ request_log_url: expect.not.stringContaining("/test/") });
  });

  it("are told apart by control calls, in the record and in faults", async () => {
    await stage.control("POST", "balance", { account: "us", currency: "usd", availableMinor: 1 });
    expect((await us().balance.retrieve()).available).toMatchObject([{ amount: 1 }]);
    await stage.control("POST", "disputes", { account: "live", charge: "ch_live" });
    expect((await live().disputes.list()).data).toMatchObject([{ charge: "ch_live", livemode: true }]);
    await stage.control("POST", "faults", {
      on: { path: "/v1/charges", account: "us" },
      fault: "lock_timeout_429",
    });
    await stage.control("DELETE", "requests");
    await stage.stripe.charges.list();
    expect(await refusalOf(stage.clientWith("sk_test_us_secretABCD").charges.list())).toMatchObject({
      code: "lock_timeout",
    });
    await live().charges.list({}, { stripeAccount: "acct_live_shop" });
    const { requests } = await stage.control("GET", "requests");
    expect(requests).toMatchObject([
      { account: "demo", stripeAccount: null, apiKeyEnding: "tage", fault: null },
      { account: "us", stripeAccount: null, apiKeyEnding: "ABCD", fault: "lock_timeout_429" },
      { account: "live", stripeAccount: "acct_live_shop" },
    ]);
  });
});
