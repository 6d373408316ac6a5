import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FAULTS } from "./control/faults";
import { testCharge } from "./test-charge";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";

const ON_REFUND = { method: "POST", path: "/v1/charges/{charge}/refund" };

describe("faults at the simulated Stripe", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(() => [testCharge({ id: "ch_card" })]);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  const plan = (fault: string, more: object = {}) =>
    stage.control("POST", "faults", { on: ON_REFUND, fault, ...more });
  const refundWhole = (idempotencyKey = "key-1") =>
    stage.stripe.rawRequest("POST", "/v1/charges/ch_card/refund", {}, { idempotencyKey });
  const refundsMade = async () => (await stage.stripe.refunds.list({ charge: "ch_card" })).data.length;

  // The SDK repeats a closed connection once by itself, hence two strikes.
  it.each([
    ["dropped_before", 0],
    ["reset", 0],
    ["executed_and_lost", 1],
    ["reset_after", 1],
  ])("%s ends the connection, and %i refunds were made", async (fault, made) => {
    await plan(fault, { times: 2 });
    expect(await refusalOf(refundWhole())).toMatchObject({ type: "StripeConnectionError" });
    expect(await refundsMade()).toBe(made);
  });

  it("cuts the answer in half after the refund was made", async () => {
    await plan("half_body");
    expect(await refusalOf(refundWhole())).toMatchObject({ type: "StripeConnectionError" });
    expect(await refundsMade()).toBe(1);
  });

  it.each([
    ["rate_limit_429", 429, "rate_limit", "global-rate"],
    ["lock_timeout_429", 429, "lock_timeout", undefined],
    ["conflict_409", 409, "idempotency_key_in_use", undefined],
  ])("%s is answered with %i and nothing is executed or stored", async (fault, statusCode, code, reason) => {
    await plan(fault);
    const refusal = await refusalOf(refundWhole());
    expect(refusal).toMatchObject({ statusCode, code });
    expect(Reflect.get(refusal.headers ?? {}, "stripe-rate-limited-reason")).toBe(reason);
    expect(await refundsMade()).toBe(0);
    expect(await refundWhole()).toMatchObject({ refunded: true });
  });

  it.each([
    ["key_expired_401", 401, /^Expired API Key/],
    ["permission_missing_403", 403, /'rak_charge_write' permission/],
  ])("%s refuses the key with %i and nothing is executed", async (fault, statusCode, words) => {
    await plan(fault);
    const refusal = await refusalOf(refundWhole());
    expect(refusal).toMatchObject({ statusCode, message: expect.stringMatching(words) });
    expect(await refundsMade()).toBe(0);
  });

  it.each(["html_502", "garbage_200"])("%s is no JSON for the SDK", async (fault) => {
    await plan(fault);
    expect(await refusalOf(refundWhole())).toMatchObject({ type: "StripeAPIError" });
  });

  it.each(["proxy_503_json", "foreign_200"])(
    "%s gets past the SDK as if it were the answer",
    async (fault) => {
      await plan(fault);
      expect(await refundWhole()).not.toHaveProperty("object");
    },
  );

  it("never answers a request that hangs", async () => {
    await plan("hang");
    const impatient = stage.stripe.rawRequest("POST", "/v1/charges/ch_card/refund", {}, { timeout: 80 });
    expect(await refusalOf(impatient)).toMatchObject({ type: "StripeConnectionError" });
    expect(await refundsMade()).toBe(0);
  });

  it("executes late what seemed lost", async () => {
    await plan("late_execution", { times: 2, delaySeconds: 600 });
    await refusalOf(refundWhole());
    expect(await refundsMade()).toBe(0);
    await stage.control("POST", "clock", { advanceSeconds: 601 });
    expect(await refundsMade()).toBe(1);
  });

  it("answers 500 and still executes hours later", async () => {
    await plan("error_500_late", { delaySeconds: 36_000 });
    expect(await refusalOf(refundWhole())).toMatchObject({ statusCode: 500 });
    await stage.control("POST", "clock", { advanceSeconds: 35_000 });
    expect(await refundsMade()).toBe(0);
    await stage.control("POST", "clock", { advanceSeconds: 1001 });
    expect(await refundsMade()).toBe(1);
    expect(await refusalOf(refundWhole())).toMatchObject({ statusCode: 500 });
  });

  it("keeps the key in use while a slow request runs", async () => {
    await plan("slow", { delayMs: 80 });
    const answers = await Promise.allSettled([refundWhole(), refundWhole()]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find((answer) => answer.status === "rejected")?.reason).toMatchObject({ statusCode: 409 });
    expect(await refundsMade()).toBe(1);
  });

  it("strikes as often as planned, on matching requests only", async () => {
    await stage.control("POST", "faults", { on: { path: "/v1/refunds*" }, fault: "conflict_409", times: 2 });
    expect((await stage.stripe.charges.retrieve("ch_card")).id).toBe("ch_card");
    await refusalOf(stage.stripe.refunds.list());
    await refusalOf(stage.stripe.refunds.retrieve("re_1"));
    expect((await stage.stripe.refunds.list()).data).toEqual([]);
    await plan("conflict_409");
    await stage.control("DELETE", "faults");
    expect(await refundWhole()).toMatchObject({ refunded: true });
  });

  it("refuses a fault it does not know and names those it does", async () => {
    await expect(plan("gremlins")).rejects.toThrow(Object.keys(FAULTS).join(", "));
    await expect(stage.control("POST", "faults", { fault: "hang" })).rejects.toThrow('"on" is missing');
    await expect(plan("hang", { tims: 3 })).rejects.toThrow('Unknown field "tims"');
  });

  it("records every request in order with what it was answered", async () => {
    await plan("executed_and_lost");
    await refundWhole("key-7");
    await stage.stripe.charges.retrieve("ch_card", {}, { stripeContext: undefined });
    const { requests } = await stage.control("GET", "requests");
    expect(requests).toMatchObject([
      { method: "POST", idempotencyKey: "key-7", status: null, fault: "executed_and_lost", replayed: false },
      { method: "POST", idempotencyKey: "key-7", status: 200, fault: null, replayed: true },
      { method: "GET", path: "/v1/charges/ch_card", status: 200, stripeVersion: "2026-10-28.endive" },
    ]);
  });
});
