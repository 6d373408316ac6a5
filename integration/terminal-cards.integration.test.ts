import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cancelRefundWith } from "@/lib/server/workflows/after/cancel-refund";
import { testCharge } from "../simulator/stripe/test-charge";
import { openStage, operatorNamed, type Stage, stageCustomer } from "./stage";

const charge = "ch_3HeldToTerminal";
const method = { type: "card_present", card_present: { brand: "visa", last4: "4242" } };

const world = () => [
  { id: stageCustomer, object: "customer" as const, deleted: true as const },
  testCharge({ id: charge, payment_method_details: method as Stripe.Charge.PaymentMethodDetails }),
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("embedded", world);
});
afterAll(() => stage.close());

it("a refund of a card that was held to a terminal is canceled where that of any other card is", async () => {
  const { id: refundId } = await stage.dashboard.refunds.create({ charge, amount: 500 });
  const place = { refundId, connectedAccount: null };
  expect(await cancelRefundWith(stage.hands, operatorNamed("Ana"), place)).toEqual({
    outcome: "only_in_dashboard",
    trouble: null,
  });
});
