import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testCharge } from "./test-charge";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import type { StripeWorldObject } from "./world-object";

const world = (): StripeWorldObject[] => [
  testCharge({ id: "ch_card" }),
  testCharge({ id: "ch_partly", amount_refunded: 2000 }),
  testCharge({ id: "ch_full", amount_refunded: 5000, refunded: true }),
  testCharge({
    id: "ch_failed",
    status: "failed",
    paid: false,
    captured: false,
    payment_intent: "pi_failed",
  }),
  testCharge({ id: "ch_held", captured: false, amount_captured: 0, payment_intent: "pi_held" }),
  testCharge({ id: "ch_legacy", captured: false, amount_captured: 0 }),
  testCharge({ id: "ch_bhd", currency: "bhd", amount: 12_340 }),
  testCharge({ id: "ch_isk", currency: "isk", amount: 50_000 }),
  testCharge({ id: "py_fpx", payment_method_details: { type: "fpx" }, created: 1_600_000_000 }),
  testCharge({ id: "py_oxxo", payment_method_details: { type: "oxxo" } }),
];

type Create = Stripe.RefundCreateParams;

/** Each row: what is asked, and how the recorded answers of the real API refuse it. */
const REFUSALS: [string, Create, { status: number; code?: string; param?: string; message: RegExp }][] = [
  [
    "a fully refunded charge",
    { charge: "ch_full" },
    { status: 400, code: "charge_already_refunded", message: /^Charge ch_full has already been refunded\.$/ },
  ],
  [
    "more than what is left",
    { charge: "ch_partly", amount: 4000 },
    {
      status: 400,
      param: "amount",
      message: /^Refund amount \(\$40\.00\) is greater than unrefunded amount on charge \(\$30\.00\)$/,
    },
  ],
  [
    "an amount of nothing",
    { charge: "ch_card", amount: 0 },
    {
      status: 400,
      code: "parameter_invalid_integer",
      param: "amount",
      message: /greater than or equal to 1/,
    },
  ],
  [
    "a negative amount",
    { charge: "ch_card", amount: -5 },
    {
      status: 400,
      code: "parameter_invalid_integer",
      param: "amount",
      message: /greater than or equal to 1/,
    },
  ],
  [
    "an amount above the ceiling",
    { charge: "ch_card", amount: 100_000_000 },
    { status: 400, code: "amount_too_large", param: "amount", message: /no more than/ },
  ],
  [
    "neither charge nor PaymentIntent",
    { amount: 100 },
    { status: 400, message: /^One of the following params should be provided.*payment_intent or charge\.$/ },
  ],
  [
    "an unknown charge",
    { charge: "ch_nobody" },
    { status: 404, code: "resource_missing", param: "id", message: /^No such charge: 'ch_nobody'$/ },
  ],
  [
    "a reason that only Stripe may give",
    { charge: "ch_card", reason: "expired_uncaptured_charge" },
    {
      status: 400,
      param: "reason",
      message: /^Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer$/,
    },
  ],
  [
    "an uncaptured charge of a PaymentIntent",
    { payment_intent: "pi_held" },
    { status: 400, message: /Cancel the PaymentIntent/ },
  ],
  [
    "a part of an uncaptured charge",
    { charge: "ch_legacy", amount: 100 },
    { status: 400, param: "amount", message: /uncaptured/ },
  ],
  [
    "a failed payment",
    { payment_intent: "pi_failed" },
    {
      status: 400,
      message: /^This PaymentIntent \(pi_failed\) does not have a successful charge to refund\.$/,
    },
  ],
  [
    "a method whose time is over",
    { charge: "py_fpx" },
    { status: 400, code: "charge_not_refundable", message: /no longer/ },
  ],
  [
    "a method without refunds",
    { charge: "py_oxxo" },
    { status: 400, code: "charge_not_refundable", message: /no longer/ },
  ],
  [
    "a three-decimal amount that does not end in 0",
    { charge: "ch_bhd", amount: 1235 },
    { status: 400, param: "amount", message: /multiple of 10\b/ },
  ],
  [
    "a fraction of a króna",
    { charge: "ch_isk", amount: 150 },
    { status: 400, param: "amount", message: /multiple of 100\b/ },
  ],
  [
    "another currency than the charge's",
    { charge: "ch_card", currency: "eur" },
    { status: 400, param: "currency", message: /usd/ },
  ],
];

describe("what the simulated Stripe refuses", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(world);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  it.each(REFUSALS)("refuses %s as the real API does", async (_, parameters, expected) => {
    const refusal = await refusalOf(stage.stripe.refunds.create(parameters));
    expect(refusal.rawType).toBe("invalid_request_error");
    expect(refusal.statusCode).toBe(expected.status);
    expect(refusal.code).toBe(expected.code);
    expect(refusal.param).toBe(expected.param);
    expect(refusal.message).toMatch(expected.message);
    expect(refusal.requestId).toMatch(/^req_\w{14}$/);
    expect(refusal.raw).toHaveProperty("request_log_url");
    expect(refusal.doc_url === undefined).toBe(expected.code === undefined);
    expect((await stage.stripe.refunds.list()).data).toEqual([]);
  });

  it("refuses to cancel a settled refund", async () => {
    const { id } = await stage.stripe.refunds.create({ charge: "ch_card" });
    const refusal = await refusalOf(stage.stripe.refunds.cancel(id));
    expect(refusal).toMatchObject({ statusCode: 400, message: "Canceling this refund is unsupported." });
    expect(refusal.code).toBeUndefined();
  });

  it("does not know a refund nobody made", async () => {
    expect(await refusalOf(stage.stripe.refunds.retrieve("re_nobody"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      param: "refund",
      message: "No such refund: 're_nobody'",
    });
  });

  it("refuses too much metadata", async () => {
    const metadata = Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`key${number}`, "x"]));
    const long = { charge: "ch_card", metadata: { note: "x".repeat(501) } };
    expect(await refusalOf(stage.stripe.refunds.create({ charge: "ch_card", metadata }))).toMatchObject({
      param: "metadata",
    });
    expect(await refusalOf(stage.stripe.refunds.create(long))).toMatchObject({ param: "metadata[note]" });
  });

  it.each(["x[y]", "x]", "[", "a[b"])("refuses the metadata key %s for its bracket", async (key) => {
    const refund = stage.stripe.refunds.create({ charge: "ch_card", metadata: { [key]: "1" } });
    expect(await refusalOf(refund)).toMatchObject({
      statusCode: 400,
      rawType: "invalid_request_error",
      param: "metadata",
    });
  });

  it("marks the charge when the reason is fraud", async () => {
    await stage.stripe.refunds.create({ charge: "ch_card", reason: "fraudulent" });
    const charge = await stage.stripe.charges.retrieve("ch_card");
    expect(charge.fraud_details).toEqual({ user_report: "fraudulent" });
  });
});
