import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorld } from "./read-world";
import { testCharge } from "./test-charge";
import { openTestStage, type TestStage } from "./test-stage";

/** A test-mode export as people have it: by name, with gaps, and with objects inside objects. */
const EXPORT = {
  resources: {
    charge: {
      ...testCharge({ id: "ch_held", captured: false, amount_captured: 0, amount: 900 }),
      refunds: { object: "list", data: [], has_more: false, url: "/v1/charges/ch_held/refunds" },
      customer: { object: "customer", id: "cus_inside", email: "inside@example.test", created: 1 },
    },
    bare_charge: {
      object: "charge",
      id: "ch_bare",
      amount: 500,
      currency: "eur",
      status: "succeeded",
      captured: true,
    },
    refunded_charge: {
      ...testCharge({ id: "ch_older" }),
      refunds: {
        data: [{ object: "refund", id: "re_old", amount: 2000, currency: "usd", status: "pending" }],
      },
    },
    refund: {
      object: "refund",
      id: "re_sample",
      charge: "ch_held",
      amount: 900,
      currency: "usd",
      status: "succeeded",
      created: 3,
    },
    customer: { object: "customer", id: "cus_twice", email: "twice@example.test", created: 2 },
    deleted_customer: { object: "customer", id: "cus_twice", deleted: true },
  },
};

describe("a world loaded from an export", () => {
  let stage: TestStage;
  beforeAll(async () => {
    const json: unknown = JSON.parse(JSON.stringify(EXPORT));
    stage = await openTestStage(() => readWorld(json));
  });
  afterAll(() => stage.simulator.close());

  it("captures the export's charge and then refunds it, since the charge says that nothing is refunded", async () => {
    const captured = await stage.stripe.charges.capture("ch_held");
    expect(captured).toMatchObject({ captured: true, amount_captured: 900, amount_refunded: 0 });
    const refund = await stage.stripe.refunds.create({ charge: "ch_held" });
    expect(refund).toMatchObject({ amount: 900, status: "succeeded", customer: "cus_inside" });
  });

  it("gives the rest back when less is captured", async () => {
    const held = await stage.stripe.charges.create({
      amount: 1000,
      currency: "usd",
      source: "tok_visa",
      capture: false,
    });
    const captured = await stage.stripe.charges.capture(held.id, { amount: 700 });
    expect(captured).toMatchObject({
      amount: 1000,
      amount_captured: 700,
      amount_refunded: 300,
      refunded: false,
    });
    expect((await stage.stripe.refunds.list({ charge: held.id })).data).toMatchObject([{ amount: 300 }]);
    expect((await stage.stripe.refunds.create({ charge: held.id })).amount).toBe(700);
  });

  it("makes objects out of what was embedded", async () => {
    expect(await stage.stripe.customers.retrieve("cus_inside")).toMatchObject({
      email: "inside@example.test",
    });
    expect(await stage.stripe.refunds.retrieve("re_old")).toMatchObject({ charge: "ch_older" });
    expect((await stage.stripe.charges.retrieve("ch_older")).amount_refunded).toBe(2000);
  });

  it("refunds a charge of which little is known", async () => {
    expect(await stage.stripe.refunds.create({ charge: "ch_bare" })).toMatchObject({ amount: 500 });
  });

  it("prefers the object over its deleted stub", async () => {
    const { data } = await stage.stripe.customers.list({ email: "twice@example.test" });
    expect(data.map((customer) => customer.id)).toEqual(["cus_twice"]);
  });

  it("reads lists and Stripe lists, and refuses what is no world", () => {
    const charge = testCharge({ id: "ch_1" });
    expect(readWorld([charge])).toEqual([charge]);
    expect(readWorld({ object: "list", data: [charge] })).toEqual([charge]);
    expect(() => readWorld("charges")).toThrow("A world is a list");
    expect(() => readWorld([charge, { id: "x" }])).toThrow("Entry 2");
  });
});
