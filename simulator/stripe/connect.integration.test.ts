import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { idOf } from "./engine/id-of";
import { openTestStage, refusalOf, type TestStage } from "./test-stage";
import type { StripeWorldObject } from "./world-object";

const world = (): StripeWorldObject[] => [
  {
    object: "connected_account_objects",
    account: "acct_shop",
    objects: [
      {
        object: "balance",
        available: [{ amount: 5000, currency: "eur" }],
        livemode: false,
        pending: [],
      },
    ],
  },
];

describe("refunds of a destination charge", () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await openTestStage(world);
  });
  beforeEach(() => stage.control("POST", "reset"));
  afterAll(() => stage.simulator.close());

  const charge = () =>
    stage.stripe.charges.create({
      amount: 3000,
      currency: "eur",
      source: "tok_visa",
      application_fee_amount: 600,
      transfer_data: { destination: "acct_shop" },
    });

  it("takes back the transfer and the fee by the refunded share", async () => {
    const { id, transfer, application_fee: fee } = await charge();
    const refund = await stage.stripe.refunds.create({
      charge: id,
      amount: 1000,
      reverse_transfer: true,
      refund_application_fee: true,
      expand: ["transfer_reversal"],
    });
    expect(refund.transfer_reversal).toMatchObject({ amount: 1000, source_refund: refund.id });
    expect(await stage.stripe.transfers.retrieve(idOf(transfer) ?? "")).toMatchObject({
      amount_reversed: 1000,
      reversed: false,
    });
    expect(await stage.stripe.applicationFees.retrieve(idOf(fee) ?? "")).toMatchObject({
      amount_refunded: 200,
    });
    await stage.stripe.refunds.create({ charge: id, reverse_transfer: true, refund_application_fee: true });
    expect(await stage.stripe.applicationFees.retrieve(idOf(fee) ?? "")).toMatchObject({
      amount_refunded: 600,
      refunded: true,
    });
    const balance = await stage.stripe.balance.retrieve({}, { stripeAccount: "acct_shop" });
    expect(balance.available).toMatchObject([{ amount: 2000, currency: "eur" }]);
  });

  it("leaves transfer and fee alone without the flags", async () => {
    const { id, transfer } = await charge();
    expect((await stage.stripe.refunds.create({ charge: id })).transfer_reversal).toBeNull();
    expect(await stage.stripe.transfers.retrieve(idOf(transfer) ?? "")).toMatchObject({ amount_reversed: 0 });
  });

  it("refuses the fee without the transfer, and the flags where nothing was shared", async () => {
    const { id } = await charge();
    expect(
      await refusalOf(stage.stripe.refunds.create({ charge: id, refund_application_fee: true })),
    ).toMatchObject({
      statusCode: 400,
      param: "refund_application_fee",
    });
    const plain = await stage.stripe.charges.create({ amount: 100, currency: "eur", source: "tok_visa" });
    expect(
      await refusalOf(stage.stripe.refunds.create({ charge: plain.id, reverse_transfer: true })),
    ).toMatchObject({
      statusCode: 400,
      param: "reverse_transfer",
    });
  });

  it("refuses to reverse more than the connected account has", async () => {
    const { id } = await charge();
    await stage.control("POST", "balance", { account: "acct_shop", currency: "eur", availableMinor: 10 });
    const refusal = await refusalOf(stage.stripe.refunds.create({ charge: id, reverse_transfer: true }));
    expect(refusal).toMatchObject({ statusCode: 400, param: "reverse_transfer" });
    expect((await stage.stripe.charges.retrieve(id)).amount_refunded).toBe(0);
  });
});
