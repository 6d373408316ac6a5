import { describe, expect, it } from "vitest";
import type { FamilyObject } from "../stripe/world-object";
import { directIds, liveIds, sellerIds, usIds } from "./account-ids";
import { demoWorld } from "./demo";
import { DEMO_INSTANT } from "./demo/demo-instant";
import { demoCustomerIds } from "./demo-ids";

const world = demoWorld();

type Named = { name: string; objects: FamilyObject[] };

const own = world.filter((object) => object.object === "own_account_objects");
const connected = world.filter((object) => object.object === "connected_account_objects");
const accounts: Named[] = [
  ...own.map(({ account, objects }) => ({ name: account, objects })),
  ...connected.map(({ account, objects }) => ({ name: account, objects })),
];

function objectsOf(name: string): FamilyObject[] {
  const found = accounts.find((account) => account.name === name);
  if (!found) throw new Error(`The demo world has no account ${name}.`);
  return found.objects;
}

function ofKind<Kind extends FamilyObject["object"]>(objects: FamilyObject[], kind: Kind) {
  return objects.filter(
    (object): object is Extract<FamilyObject, { object: Kind }> => object.object === kind,
  );
}

function idsIn(objects: readonly object[]): string[] {
  return objects.flatMap((object) => ("id" in object && typeof object.id === "string" ? [object.id] : []));
}

function chargeOf(account: string, id: string) {
  const charge = ofKind(objectsOf(account), "charge").find((candidate) => candidate.id === id);
  if (!charge) throw new Error(`There is no charge ${id} in ${account}.`);
  return charge;
}

function modes(objects: object[]): Set<unknown> {
  return new Set(objects.flatMap((object) => ("livemode" in object ? [object.livemode] : [])));
}

describe("the other accounts of the demo world", () => {
  it("are the second account, the live mode, and the sellers", () => {
    expect(accounts.map(({ name }) => name).toSorted()).toEqual(
      ["us", "live", ...Object.values(sellerIds)].toSorted(),
    );
  });

  it("share no id with another account, but for the account that has two modes", () => {
    const ids = [...idsIn(world), ...accounts.flatMap(({ objects }) => idsIn(objects))];
    const twice = ids.filter((id, position) => ids.indexOf(id) !== position);
    expect(twice).toEqual(["acct_1SimulatedPlatform"]);
  });

  it.each(accounts)("$name says who it is and what it has", ({ objects }) => {
    expect(ofKind(objects, "account")).toMatchObject([{ business_profile: { name: expect.any(String) } }]);
    expect(ofKind(objects, "balance")).toHaveLength(1);
  });

  it.each(accounts)("$name names no object that is not there", ({ objects }) => {
    const known = new Set([...idsIn(objects), ...idsIn(world)]);
    const fields = ["balance_transaction", "charge", "customer", "latest_charge", "payment_intent"];
    for (const object of objects) {
      for (const [field, value] of Object.entries(object)) {
        if (fields.includes(field) && typeof value === "string") expect(known.has(value), value).toBe(true);
      }
    }
  });

  it.each(accounts)("$name lies in the past, and never refunded more than was paid", ({ objects }) => {
    for (const charge of ofKind(objects, "charge")) {
      expect(charge.created).toBeLessThan(DEMO_INSTANT.getTime() / 1000);
      expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
    }
  });

  it("pay the second account mostly in dollars", () => {
    const charges = ofKind(objectsOf("us"), "charge");
    expect(charges).toHaveLength(15);
    expect(charges.filter(({ currency }) => currency === "usd").length).toBeGreaterThan(12);
    expect(ofKind(objectsOf("us"), "dispute")).toHaveLength(2);
    expect(Object.keys(usIds)).toHaveLength(15);
  });

  it("know one person by another id at each account", () => {
    const grace = ofKind(objectsOf("us"), "customer").find(
      (customer) => "email" in customer && customer.email === "grace.miller@mail.example",
    );
    expect(grace?.id).toMatch(/^cus_/);
    expect(grace?.id).not.toBe(demoCustomerIds.grace);
  });

  it("are live in live mode, every object of it, and nowhere else", () => {
    expect(modes(objectsOf("live"))).toEqual(new Set([true]));
    const others = accounts.filter(({ name }) => name !== "live").flatMap(({ objects }) => objects);
    expect(modes([...world, ...others])).toEqual(new Set([false]));
    expect(ofKind(objectsOf("live"), "charge")).toHaveLength(Object.keys(liveIds).length);
  });
});

describe("direct payments of the demo world", () => {
  const lumen = sellerIds["lumen-studio"];
  const ids = directIds["lumen-studio"];
  const fees = world.filter((object) => object.object === "application_fee");

  it("stand in the seller's account, and their fee at the platform", () => {
    const charge = chargeOf(lumen, ids.print.charge);
    expect(charge).toMatchObject({ application_fee_amount: 1_200, transfer_data: null });
    expect(fees.find(({ id }) => id === charge.application_fee)).toMatchObject({
      account: lumen,
      amount: 1_200,
      charge: charge.id,
    });
    const booked = ofKind(objectsOf(lumen), "balance_transaction").find(({ source }) => source === charge.id);
    expect(booked).toMatchObject({ amount: 12_000, fee: 1_548, net: 10_452 });
  });

  it("have one captured partly, one with an inquiry, and one without a fee", () => {
    expect(chargeOf(lumen, ids.portrait.charge)).toMatchObject({
      amount_captured: 14_000,
      amount_refunded: 6_000,
    });
    expect(ofKind(objectsOf(lumen), "dispute")).toMatchObject([
      { charge: ids.album.charge, is_charge_refundable: true, status: "warning_needs_response" },
    ]);
    const harbour = sellerIds["harbour-bikes"];
    const free = chargeOf(harbour, directIds["harbour-bikes"].repair.charge);
    expect(free).toMatchObject({ application_fee: null, application_fee_amount: null });
    expect(free.application).toMatch(/^ca_/);
  });
});
