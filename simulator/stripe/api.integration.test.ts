import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCharge } from "./test-charge";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import type { StripeWorldObject } from "./world-object";

const world = (): StripeWorldObject[] => [
  ...Array.from({ length: 12 }, (_, number) =>
    testCharge({
      id: `ch_${number}`,
      created: 1_790_000_000 + number,
      amount: 1000 * (number + 1),
      metadata: { order: `o-${number}` },
    }),
  ),
  testCharge({ id: "ch_refunded", created: 1_780_000_000, amount_refunded: 100, customer: "cus_gone" }),
  { object: "customer", id: "cus_gone", deleted: true },
  {
    object: "connected_account_objects",
    account: "acct_shop",
    objects: [testCharge({ id: "ch_theirs", amount: 4000 })],
  },
];

describe("the API around the simulated refunds", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(world);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  it("asks for a key and refuses what is none", async () => {
    const url = `${stage.simulator.url}/v1/charges`;
    const without = await fetch(url);
    expect(without.status).toBe(401);
    expect(without.headers.get("request-id")).toMatch(/^req_/);
    expect(await refusalOf(stage.clientWith("nonsense").charges.list())).toMatchObject({ statusCode: 401 });
    const basic = `Basic ${Buffer.from("sk_test_x:").toString("base64")}`;
    expect((await fetch(url, { headers: { authorization: basic } })).status).toBe(200);
  });

  it("names the permission that a restricted key lacks", async () => {
    const restricted = stage.clientWith("rk_test_reader");
    await stage.control("POST", "keys", { key: "rk_test_reader", permissions: ["rak_charge_read"] });
    expect((await restricted.charges.retrieve("ch_1")).id).toBe("ch_1");
    const refusal = await refusalOf(restricted.refunds.create({ charge: "ch_1" }));
    expect(refusal).toMatchObject({ statusCode: 403, rawType: "invalid_request_error" });
    expect(refusal.message).toContain("'rak_charge_write'");
    await stage.control("POST", "keys", { key: "rk_test_reader", expired: true });
    expect(await refusalOf(restricted.charges.list())).toMatchObject({
      statusCode: 401,
      code: "api_key_expired",
    });
  });

  it("shows nothing of the test world to a live key", async () => {
    const live = stage.clientWith("sk_live_x");
    expect((await live.charges.list()).data).toEqual([]);
    const refusal = await refusalOf(live.charges.retrieve("ch_1"));
    expect(refusal).toMatchObject({ statusCode: 404, code: "resource_missing" });
    expect(refusal.message).toContain("a similar object exists in test mode");
  });

  it("limits the rate with a bucket that says so", async () => {
    await stage.control("POST", "rate-limit", { capacity: 2, refillPerSecond: 0 });
    await stage.stripe.charges.list();
    await stage.stripe.charges.list();
    const refusal = await refusalOf(stage.stripe.charges.list());
    expect(refusal).toMatchObject({ statusCode: 429, code: "rate_limit" });
    expect(refusal.headers).toMatchObject({ "stripe-rate-limited-reason": "global-rate" });
  });

  it("keeps a connected account's objects to itself", async () => {
    expect(await refusalOf(stage.stripe.charges.retrieve("ch_theirs"))).toMatchObject({ statusCode: 404 });
    const options = { stripeAccount: "acct_shop" };
    const refund = await stage.stripe.refunds.create({ charge: "ch_theirs" }, options);
    expect(refund.amount).toBe(4000);
    expect((await stage.stripe.refunds.list()).data).toEqual([]);
    expect((await stage.stripe.events.list({}, options)).data[0]?.account).toBe("acct_shop");
    const unknown = await refusalOf(stage.stripe.charges.list({}, { stripeAccount: "acct_nobody" }));
    expect(unknown).toMatchObject({ statusCode: 403, code: "account_invalid" });
  });

  it("refuses unknown parameters and addresses", async () => {
    expect(await refusalOf(stage.stripe.rawRequest("POST", "/v1/refunds", { note: "x" }))).toMatchObject({
      statusCode: 400,
      code: "parameter_unknown",
      param: "note",
    });
    expect(await refusalOf(stage.stripe.rawRequest("GET", "/v1/nothing"))).toMatchObject({ statusCode: 404 });
  });

  it("bends limits silently and refuses wrong cursors", async () => {
    expect((await stage.stripe.charges.list()).data).toHaveLength(10);
    expect((await stage.stripe.charges.list({ limit: 0 })).data).toHaveLength(1);
    expect((await stage.stripe.charges.list({ limit: 101 })).data).toHaveLength(13);
    expect(await refusalOf(stage.stripe.rawRequest("GET", "/v1/charges?limit=abc"))).toMatchObject({
      statusCode: 400,
      code: "parameter_invalid_integer",
    });
    expect(await refusalOf(stage.stripe.charges.list({ starting_after: "ch_nobody" }))).toMatchObject({
      statusCode: 400,
      param: "starting_after",
    });
    const both = { starting_after: "ch_1", ending_before: "ch_2" };
    expect(await refusalOf(stage.stripe.charges.list(both))).toMatchObject({ statusCode: 400 });
    const all = await stage.stripe.charges.list({ limit: 5 }).autoPagingToArray({ limit: 100 });
    expect(all).toHaveLength(13);
  });

  it("expands single objects, nested ones and lists", async () => {
    const refund = await stage.stripe.refunds.create({ charge: "ch_refunded", expand: ["charge.customer"] });
    expect(refund.charge).toMatchObject({ id: "ch_refunded", customer: { id: "cus_gone", deleted: true } });
    const list = await stage.stripe.refunds.list({ expand: ["data.charge", "data.balance_transaction"] });
    expect(list.data[0]).toMatchObject({
      charge: { id: "ch_refunded", customer: "cus_gone" },
      balance_transaction: { amount: -4900, source: refund.id },
    });
    const charge = await stage.stripe.charges.retrieve("ch_refunded", { expand: ["refunds"] });
    expect(charge.refunds).toMatchObject({ object: "list", data: [{ id: refund.id }] });
    expect(await refusalOf(stage.stripe.charges.retrieve("ch_1", { expand: ["amount"] }))).toMatchObject({
      statusCode: 400,
    });
  });

  it("searches with Stripe's fields only, page by page", async () => {
    const found = await stage.stripe.charges.search({
      query: "amount>9000 AND currency:'usd'",
      limit: 2,
      expand: ["total_count"],
    });
    expect(found.data.map((charge) => charge.id)).toEqual(["ch_11", "ch_10"]);
    expect(found).toMatchObject({ object: "search_result", has_more: true, total_count: 3 });
    const rest = await stage.stripe.charges.search({
      query: "amount>9000 AND currency:'usd'",
      page: found.next_page ?? "",
    });
    expect(rest.data.map((charge) => charge.id)).toEqual(["ch_9"]);
    const partly = await stage.stripe.charges.search({ query: 'refunded:"false"' });
    expect(partly.data.map((charge) => charge.id)).toEqual(["ch_refunded"]);
    const ordered = await stage.stripe.charges.search({ query: 'metadata["order"]:"o-3"' });
    expect(ordered.data.map((charge) => charge.id)).toEqual(["ch_3"]);
    expect(await refusalOf(stage.stripe.charges.search({ query: 'description:"x"' }))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("unsupported search field"),
    });
  });

  it("finds a new charge only after the index has caught up", async () => {
    await stage.control("POST", "search", { lagSeconds: 60 });
    await stage.stripe.charges.create({ amount: 77, currency: "usd", source: "tok_visa" });
    expect((await stage.stripe.charges.search({ query: "amount:77" })).data).toEqual([]);
    await stage.control("POST", "clock", { advanceSeconds: 61 });
    expect((await stage.stripe.charges.search({ query: "amount:77" })).data).toHaveLength(1);
  });

  it("moves the Date of its answers with its clock", async () => {
    await stage.control("POST", "clock", { advanceSeconds: 864_000 });
    const answer = await fetch(`${stage.simulator.url}/v1/balance`);
    const ahead = Date.parse(answer.headers.get("date") ?? "") - Date.now();
    expect(ahead).toBeGreaterThan(860_000_000);
  });

  it("starts the named world anew on reset and refuses one it does not have", async () => {
    await stage.control("POST", "reset", { world: "empty" });
    expect((await stage.stripe.charges.list()).data).toEqual([]);
    await expect(stage.control("POST", "reset", { world: "mars" })).rejects.toThrow("known: test, empty");
  });
});
