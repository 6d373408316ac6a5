import type { Stripe } from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestStage, refusalOf, type TestStage } from "./stripe/test-stage";
import { directIds, liveIds, sellerIds, usIds } from "./worlds/account-ids";
import { demoWorld } from "./worlds/demo";
import { demoIds } from "./worlds/demo-ids";

const lumen = { stripeAccount: sellerIds["lumen-studio"] };
const harbour = { stripeAccount: sellerIds["harbour-bikes"] };
const ids = directIds["lumen-studio"];

let stage: TestStage;
beforeAll(async () => {
  stage = await openTestStage(demoWorld);
});
beforeEach(() => stage.control("POST", "reset"));
afterAll(() => stage.simulator.close());

const availableMinor = async (currency: string, options: Stripe.RequestOptions = {}) => {
  const { available } = await stage.stripe.balance.retrieve({}, options);
  return available.find((entry) => entry.currency === currency)?.amount ?? 0;
};
const feeOf = async (charge: Stripe.Charge) => {
  if (typeof charge.application_fee !== "string") throw new Error("The charge has no fee.");
  return stage.stripe.applicationFees.retrieve(charge.application_fee);
};

describe("refunds of direct payments in the demo world", () => {
  it("come out of the seller's balance, and leave the platform its fee", async () => {
    const [seller, platform] = [await availableMinor("eur", lumen), await availableMinor("eur")];
    const refund = await stage.stripe.refunds.create({ charge: ids.print.charge, amount: 3_000 }, lumen);
    expect(refund.status).toBe("succeeded");
    expect(await availableMinor("eur", lumen)).toBe(seller - 3_000);
    expect(await availableMinor("eur")).toBe(platform);
    expect((await stage.stripe.refunds.list({ charge: ids.print.charge }, lumen)).data).toHaveLength(1);
    expect((await refusalOf(stage.stripe.refunds.retrieve(refund.id))).statusCode).toBe(404);
  });

  it("bring back the fee by the refunded share, without a transfer to reverse", async () => {
    const [seller, platform] = [await availableMinor("eur", lumen), await availableMinor("eur")];
    const refund = await stage.stripe.refunds.create(
      {
        charge: ids.print.charge,
        amount: 3_000,
        refund_application_fee: true,
        expand: ["balance_transaction"],
      },
      lumen,
    );
    const charge = await stage.stripe.charges.retrieve(ids.print.charge, {}, lumen);
    expect(await feeOf(charge)).toMatchObject({ amount: 1_200, amount_refunded: 300 });
    expect(await availableMinor("eur", lumen)).toBe(seller - 2_700);
    expect(await availableMinor("eur")).toBe(platform - 300);
    expect(refund.balance_transaction).toMatchObject({ amount: -3_000, fee: -300, net: -2_700 });
    expect(refund.transfer_reversal).toBeNull();
  });

  it("bring back the whole fee with the whole of what was captured", async () => {
    const refund = await stage.stripe.refunds.create(
      { charge: ids.portrait.charge, refund_application_fee: true },
      lumen,
    );
    expect(refund.amount).toBe(14_000);
    const charge = await stage.stripe.charges.retrieve(ids.portrait.charge, {}, lumen);
    expect(charge.refunded).toBe(true);
    expect(await feeOf(charge)).toMatchObject({ amount_refunded: 1_400, refunded: true });
  });

  it("refuse to reverse a transfer that there is not, and to refund a fee that there is not", async () => {
    const refusal = await refusalOf(
      stage.stripe.refunds.create({ charge: ids.print.charge, reverse_transfer: true }, lumen),
    );
    expect(refusal).toMatchObject({ statusCode: 400, rawType: "invalid_request_error" });
    expect(refusal.message).toBe(
      `Cannot reverse transfer on charge ${ids.print.charge} because it does not have an associated transfer.`,
    );
    const { charge } = directIds["harbour-bikes"].repair;
    expect(
      await refusalOf(stage.stripe.refunds.create({ charge, refund_application_fee: true }, harbour)),
    ).toMatchObject({ statusCode: 400, param: "refund_application_fee" });
  });

  it("wait where the seller's balance is short, whatever the platform has", async () => {
    const { charge } = directIds["harbour-bikes"].hire;
    const refund = await stage.stripe.refunds.create({ charge }, harbour);
    expect(refund).toMatchObject({ status: "pending", pending_reason: "insufficient_funds" });
  });

  it("are taken while a bank only asks", async () => {
    const [dispute] = (await stage.stripe.disputes.list({ charge: ids.album.charge }, lumen)).data;
    expect(dispute).toMatchObject({ status: "warning_needs_response", is_charge_refundable: true });
    expect((await stage.stripe.refunds.create({ charge: ids.album.charge }, lumen)).amount).toBe(8_500);
  });

  it("keep their idempotency keys from those of the platform and of other sellers", async () => {
    const key = { idempotencyKey: "the-same" };
    const atPlatform = await stage.stripe.refunds.create({ charge: demoIds.plain01.charge }, key);
    const atSeller = await stage.stripe.refunds.create(
      { charge: ids.print.charge, amount: 100 },
      { ...lumen, ...key },
    );
    const { charge: hire } = directIds["harbour-bikes"].hire;
    const atOther = await stage.stripe.refunds.create({ charge: hire, amount: 100 }, { ...harbour, ...key });
    expect(new Set([atPlatform.id, atSeller.id, atOther.id]).size).toBe(3);
    const again = await stage.stripe.refunds.create(
      { charge: ids.print.charge, amount: 100 },
      { ...lumen, ...key },
    );
    expect(again.id).toBe(atSeller.id);
  });
});

describe("accounts in the demo world", () => {
  it("are told to their platform, which sees its own and no other", async () => {
    const studio = await stage.stripe.accounts.retrieve(sellerIds["lumen-studio"]);
    expect(studio).toMatchObject({ object: "account", business_profile: { name: "Lumen Studio" } });
    const { data } = await stage.stripe.accounts.list();
    expect(data.map(({ id }) => id).toSorted()).toEqual(Object.values(sellerIds).toSorted());
    expect(await stage.stripe.rawRequest("GET", "/v1/account")).toMatchObject({
      business_profile: { name: "Acme Store" },
    });
    const fromElsewhere = stage.clientWith("sk_test_us_x");
    for (const call of [
      fromElsewhere.accounts.retrieve(sellerIds["lumen-studio"]),
      stage.stripe.accounts.retrieve("acct_nobody"),
      stage.stripe.accounts.retrieve(sellerIds["aran-knits"], {}, lumen),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ statusCode: 403, code: "account_invalid" });
    }
    expect((await fromElsewhere.accounts.list()).data).toEqual([]);
  });

  it("have customers of their own", async () => {
    const { data } = await stage.stripe.customers.list({ email: "paula.brandt@post.example" }, lumen);
    expect(data).toHaveLength(1);
    expect((await stage.stripe.customers.list({ email: "paula.brandt@post.example" })).data).toEqual([]);
  });

  it("open by the keys that the README names", async () => {
    const us = stage.clientWith("sk_test_us_demo");
    const live = stage.clientWith("sk_live_demo");
    expect((await us.charges.retrieve(usIds.desk.charge)).livemode).toBe(false);
    expect((await live.charges.retrieve(liveIds.lamp.charge)).livemode).toBe(true);
    expect((await refusalOf(live.charges.retrieve(demoIds.plain01.charge))).message).toContain(
      "a similar object exists in test mode",
    );
  });
});

describe("separate charges and transfers in the demo world", () => {
  it("are found by their group and their seller, page by page", async () => {
    const { charge: id } = demoIds.separateTransfer;
    const charge = await stage.stripe.charges.retrieve(id);
    const group = charge.transfer_group ?? "";
    expect(charge.transfer_data).toBeNull();
    const both = await stage.stripe.transfers.list({ transfer_group: group });
    expect(both.data).toMatchObject([{ source_transaction: id }, { source_transaction: id }]);
    const studio = await stage.stripe.transfers.list({
      transfer_group: group,
      destination: sellerIds["lumen-studio"],
    });
    expect(studio.data).toMatchObject([{ amount: 900 }]);
    const first = await stage.stripe.transfers.list({ transfer_group: group, limit: 1 });
    expect(first.has_more).toBe(true);
    const rest = await stage.stripe.transfers.list({
      transfer_group: group,
      starting_after: first.data[0]?.id ?? "",
    });
    expect(new Set([...first.data, ...rest.data].map(({ amount }) => amount))).toEqual(new Set([6_500, 900]));
    expect(await refusalOf(stage.stripe.transfers.list({ starting_after: "tr_nobody" }))).toMatchObject({
      statusCode: 400,
    });
  });

  it("keep their transfers when the charge is refunded", async () => {
    const { charge } = demoIds.separateTransfer;
    await stage.stripe.refunds.create({ charge });
    const group = (await stage.stripe.charges.retrieve(charge)).transfer_group ?? "";
    const { data } = await stage.stripe.transfers.list({ transfer_group: group });
    expect(data.map(({ amount_reversed: reversed }) => reversed)).toEqual([0, 0]);
    expect(
      await refusalOf(
        stage.stripe.refunds.create({ charge: demoIds.plain02.charge, reverse_transfer: true }),
      ),
    ).toMatchObject({ param: "reverse_transfer" });
  });
});
