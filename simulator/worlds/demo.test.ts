import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import type { StripeWorldObject } from "../stripe/world-object";
import { demoWorld } from "./demo";
import { DEMO_INSTANT } from "./demo/demo-instant";
import { demoPayments } from "./demo/demo-payments";
import { demoCustomerIds, demoIds } from "./demo-ids";

const world = demoWorld();

function ofKind<Kind extends StripeWorldObject["object"]>(kind: Kind) {
  return world.filter(
    (object): object is Extract<StripeWorldObject, { object: Kind }> => object.object === kind,
  );
}

const charges = ofKind("charge");
const refunds = ofKind("refund");
const endings = charges.map((charge) => charge.payment_method_details?.card?.last4);
const identified = world.filter((object) => "id" in object);

function chargeOf(name: keyof typeof demoIds): Stripe.Charge {
  const charge = charges.find(({ id }) => id === demoIds[name].charge);
  if (!charge) throw new Error(`The demo world has no charge ${name}.`);
  return charge;
}

function refundsOf(charge: Stripe.Charge): Stripe.Refund[] {
  return refunds.filter((refund) => refund.charge === charge.id);
}

/** The demo world holds ids where the API may also hold whole objects. */
function idOf(reference: string | { id: string } | null): string {
  if (typeof reference === "string") return reference;
  throw new Error("The demo world holds ids only.");
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe("the demo world", () => {
  it("is the same in every run", () => {
    expect(demoWorld()).toEqual(world);
    expect(demoIds.plain01.charge).toBe("ch_3MarDmbGOMW2X6g3LB1icVbE");
  });

  it("has about sixty payments or more", () => {
    expect(charges.length).toBeGreaterThanOrEqual(60);
    expect(ofKind("payment_intent")).toHaveLength(charges.length);
  });

  it("never uses an id twice", () => {
    expect(new Set(identified.map(({ id }) => id)).size).toBe(identified.length);
  });

  it("has ids in Stripe's form", () => {
    const longId = /^(?:ch|py|pi|re|pyr|txn|tr)_3[0-9A-Za-z]{23}$/;
    const otherId =
      /^(?:cus_[0-9A-Za-z]{14}|cs_test_a1[0-9A-Za-z]{32}|(?:du|issfr|fee|in|inpay)_1[0-9A-Za-z]{23}|acct_1[0-9A-Za-z]{15,})$/;
    for (const { id } of identified) expect(longId.test(id) || otherId.test(id), id).toBe(true);
  });

  it("survives the way over HTTP unchanged", () => {
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });

  it("names no object that is not there", () => {
    // A fee stands at the platform, and the charge that it was taken from in the seller's account.
    const ofSellers = ofKind("connected_account_objects").flatMap(({ objects }) => objects);
    const known = new Set([...world, ...ofSellers].flatMap((object) => ("id" in object ? [object.id] : [])));
    const fields = [
      "balance_transaction",
      "charge",
      "customer",
      "failure_balance_transaction",
      "latest_charge",
    ];
    const references = [...fields, "payment_intent", "application_fee", "transfer", "source_transaction"];
    const named = world.flatMap((object) =>
      Object.entries(object).filter(
        ([field, value]) => references.includes(field) && typeof value === "string",
      ),
    );
    expect(named.length).toBeGreaterThan(charges.length);
    for (const [field, value] of named) expect(known.has(value), `${field} ${value}`).toBe(true);
  });

  it("lies wholly in the past of its instant, refunds and disputes after their charge", () => {
    const createdAt = new Map(charges.map((charge) => [charge.id, charge.created]));
    for (const { created } of charges) expect(created).toBeLessThan(DEMO_INSTANT.getTime() / 1000);
    const later = [...refunds, ...ofKind("dispute"), ...ofKind("radar.early_fraud_warning")];
    for (const { charge, created } of later) {
      expect(created).toBeGreaterThan(createdAt.get(idOf(charge)) ?? Number.POSITIVE_INFINITY);
      expect(created).toBeLessThan(DEMO_INSTANT.getTime() / 1000);
    }
  });
});

describe("the money of the demo world", () => {
  it("counts as refunded what refunds took and captures released, and never more than was paid", () => {
    for (const charge of charges) {
      const taken = refundsOf(charge).filter(({ status }) => status !== "failed" && status !== "canceled");
      const isPartCapture = charge.captured && charge.amount_captured < charge.amount;
      const releasedMinor = isPartCapture ? charge.amount - charge.amount_captured : 0;
      expect(charge.amount_refunded).toBe(sum(taken.map(({ amount }) => amount)) + releasedMinor);
      expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
      expect(charge.refunded).toBe(charge.amount_refunded === charge.amount);
    }
  });

  it("stays in one currency within a payment", () => {
    const currencies = new Map(charges.map((charge) => [charge.id, charge.currency]));
    for (const refund of refunds) expect(refund.currency).toBe(currencies.get(idOf(refund.charge)));
    for (const intent of ofKind("payment_intent")) {
      expect(intent.currency).toBe(currencies.get(idOf(intent.latest_charge)));
    }
  });

  it.each([
    ["bhd", 10],
    ["kwd", 10],
    ["isk", 100],
    ["ugx", 100],
  ])("has amounts in %s that Stripe would take, multiples of %i", (currency, step) => {
    const amounts = charges.filter((charge) => charge.currency === currency).map(({ amount }) => amount);
    expect(amounts.length).toBeGreaterThan(0);
    for (const amount of amounts) expect(amount % step).toBe(0);
  });

  it("has a balance that covers every payment in its currency, except where refunds must wait", () => {
    const available = ofKind("balance").flatMap((balance) => balance.available);
    for (const { currency, amount } of available.filter((entry) => entry.currency !== "pln")) {
      expect(amount).toBeGreaterThan(
        sum(charges.filter((c) => c.currency === currency).map((c) => c.amount)) / 2,
      );
    }
    expect(available.find(({ currency }) => currency === "pln")?.amount).toBeLessThan(
      chargeOf("shortBalance").amount,
    );
  });
});

describe("the well-known payments", () => {
  it("exist under their names", () => {
    expect(Object.keys(demoIds)).toEqual(Object.keys(demoPayments));
    for (const [name, { charge }] of Object.entries(demoIds)) {
      expect(
        charges.some(({ id }) => id === charge),
        name,
      ).toBe(true);
    }
  });

  it.each([
    ["uncaptured", { captured: false, status: "succeeded", amount_captured: 0 }],
    ["failed", { paid: false, status: "failed" }],
    ["partlyRefunded", { refunded: false, amount_refunded: 3_500 }],
    ["fullyRefunded", { refunded: true }],
    ["partlyCaptured", { captured: true, amount_captured: 14_500, amount_refunded: 5_500 }],
    ["pendingDebit", { status: "pending" }],
    ["refundFailed", { amount_refunded: 0 }],
    ["guest", { customer: null }],
    ["deletedCustomer", { customer: demoCustomerIds.left }],
  ] as const)("%s is what it is called", (name, fields) => {
    expect(chargeOf(name)).toMatchObject(fields);
  });

  it.each([
    ["disputedLost", false],
    ["disputedOpen", false],
    ["disputedWon", true],
    ["inquiry", true],
  ] as const)("%s leaves its charge refundable: %s", (name, isRefundable) => {
    const disputes = ofKind("dispute").filter(({ charge }) => charge === demoIds[name].charge);
    expect(disputes.map((dispute) => dispute.is_charge_refundable)).toEqual([isRefundable]);
    expect(chargeOf(name).disputed).toBe(true);
  });

  it("has two customers behind one e-mail address, and one card ending on several payments", () => {
    const emails = ofKind("customer").map((customer) => ("email" in customer ? customer.email : null));
    expect(emails.filter((email) => email === "robin.taylor@mail.example")).toHaveLength(2);
    expect(endings.filter((last4) => last4 === "4242").length).toBeGreaterThan(1);
  });

  it("gives each plain payment a customer and a card ending of its own", () => {
    const plain = charges.filter(({ id }) =>
      Object.entries(demoIds).some(([name, ids]) => /^plain\d/.test(name) && ids.charge === id),
    );
    expect(plain).toHaveLength(12);
    for (const { customer } of plain) {
      expect(charges.filter((charge) => charge.customer === customer)).toHaveLength(1);
    }
    for (const { payment_method_details: method } of plain) {
      expect(endings.filter((last4) => last4 === method?.card?.last4)).toHaveLength(1);
    }
  });
});
