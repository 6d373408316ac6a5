import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCharge } from "./test-charge";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";

const DAY_SECONDS = 24 * 60 * 60;

describe("idempotency keys at the simulated Stripe", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(() => [testCharge({ id: "ch_card" })]);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  const refund = (amount: number, idempotencyKey: string) =>
    stage.stripe.refunds.create({ charge: "ch_card", amount }, { idempotencyKey });
  const refundsMade = async () => (await stage.stripe.refunds.list({ charge: "ch_card" })).data.length;

  it("replays the first answer under the same key", async () => {
    const first = await refund(1000, "key-1");
    const second = await refund(1000, "key-1");
    expect(second.id).toBe(first.id);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.lastResponse.headers).toMatchObject({
      "idempotent-replayed": "true",
      "idempotency-key": "key-1",
      "original-request": first.lastResponse.requestId,
    });
    expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect(await refundsMade()).toBe(1);
  });

  it("refuses the key with other parameters", async () => {
    await refund(1000, "key-1");
    const refusal = await refusalOf(refund(1001, "key-1"));
    expect(refusal).toMatchObject({ statusCode: 400, rawType: "idempotency_error" });
    expect(refusal.code).toBeUndefined();
    expect(refusal.message).toMatch(
      /^Keys for idempotent requests can only be used with the same parameters/,
    );
  });

  it("answers 409 while the first request with the key runs", async () => {
    await stage.control("POST", "latency", { milliseconds: 60 });
    const answers = await Promise.allSettled([refund(1000, "key-1"), refund(1000, "key-1")]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect(await refundsMade()).toBe(1);
  });

  it("forgets a key after 24 hours of its own clock, and refunds again", async () => {
    await refund(1000, "key-1");
    await stage.control("POST", "clock", { advanceSeconds: DAY_SECONDS - 60 });
    await refund(1000, "key-1");
    expect(await refundsMade()).toBe(1);
    await stage.control("POST", "clock", { advanceSeconds: 60 });
    await refund(1000, "key-1");
    expect(await refundsMade()).toBe(2);
  });

  it("stores a refusal that was executed", async () => {
    await refusalOf(refund(6000, "key-1"));
    await refund(5000, "key-2");
    const replayed = await refusalOf(refund(6000, "key-1"));
    expect(replayed.message).toMatch(/\$50\.00\)$/);
    expect(replayed.headers).toMatchObject({ "idempotent-replayed": "true" });
  });

  it("does not store a request that failed validation", async () => {
    await refusalOf(refund(0, "key-1"));
    expect((await refund(1000, "key-1")).amount).toBe(1000);
  });

  it("does not store an answer of the rate limit", async () => {
    await stage.control("POST", "rate-limit", { capacity: 0, refillPerSecond: 0 });
    expect(await refusalOf(refund(1000, "key-1"))).toMatchObject({ statusCode: 429, code: "rate_limit" });
    await stage.control("POST", "rate-limit", {});
    expect((await refund(1000, "key-1")).amount).toBe(1000);
  });

  it("stores a 500 and keeps answering it, whether the refund was made or not", async () => {
    const on = { method: "POST", path: "/v1/refunds" };
    await stage.control("POST", "faults", { on, fault: "error_500" });
    await stage.control("POST", "faults", { on, fault: "error_500_executed" });
    expect(await refusalOf(refund(1000, "not-made"))).toMatchObject({ statusCode: 500 });
    expect(await refundsMade()).toBe(0);
    expect(await refusalOf(refund(1000, "made"))).toMatchObject({ statusCode: 500, rawType: "api_error" });
    expect(await refundsMade()).toBe(1);
    expect(await refusalOf(refund(1000, "not-made"))).toMatchObject({ statusCode: 500 });
    expect(await refusalOf(refund(1000, "made"))).toMatchObject({ statusCode: 500 });
    expect(await refundsMade()).toBe(1);
  });
});
