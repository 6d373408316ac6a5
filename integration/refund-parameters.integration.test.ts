import { randomBytes } from "node:crypto";
import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerRefund } from "@/app/charges/[chargeId]/answer-refund";
import { cashBalanceId } from "@/lib/core/charge/payable";
import { refundRequestSchema, wholeRefundRequestSchema } from "@/lib/core/refund/refund-request";
import { readTypedRefund } from "@/lib/core/refund/typed-refund";
import { personMark } from "@/lib/server/person-mark";
import { findById } from "@/lib/server/reads/find-by-id";
import { demoWorld } from "../simulator/worlds/demo";
import { demoCustomerIds, demoIds } from "../simulator/worlds/demo-ids";
import { openStage, operatorNamed, type Stage } from "./stage";
import { standIn } from "./stand-in";

type Screen =
  | "a payment"
  | "a payment, as a whole"
  | "a payment, by its intent"
  | "a shared payment"
  | "a cash balance";

/** Where each parameter of `POST /v1/refunds` is given. The SDK's type makes a new one show up here. */
const screens: Readonly<Record<keyof Stripe.RefundCreateParams, Screen>> = {
  amount: "a payment",
  charge: "a payment",
  currency: "a cash balance",
  customer: "a cash balance",
  expand: "a payment, as a whole",
  instructions_email: "a cash balance",
  metadata: "a payment",
  origin: "a cash balance",
  payment_intent: "a payment, by its intent",
  reason: "a payment",
  refund_application_fee: "a shared payment",
  reverse_transfer: "a shared payment",
};

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
};

type Payable = { readonly id: string; readonly currency: string; readonly left: number };

async function payCard({ dashboard }: Stage): Promise<Payable> {
  const { id } = await dashboard.charges.create({ amount: 900, currency: "eur", source: "tok_visa" });
  return { id, currency: "eur", left: 900 };
}

describe("the parameters of a refund", () => {
  let stage: Stage;
  const sent = new Map<Screen, Sent>();

  beforeAll(async () => {
    stage = await openStage("embedded", demoWorld);
    standIn(stage.hands);
    const { plain01, plain02, plainCard, destinationCharge } = await paidCards();
    const typed = { amount: "1", "metadata.0.key": "order", "metadata.0.value": "A-1" };
    await post("a payment", plain01, typed);
    await post("a payment, as a whole", plain02, {});
    await post("a payment, by its intent", plainCard, { amount: "1", byPaymentIntent: "on" });
    await post("a shared payment", destinationCharge, {
      amount: "1",
      reverseTransfer: "on",
      refundApplicationFee: "on",
    });
    const balance = { id: cashBalanceId(demoCustomerIds.workshop, "eur"), currency: "eur", left: 125_000 };
    await post("a cash balance", balance, { amount: "1", instructionsEmail: "kasse@koehler.example" });
  });
  afterAll(() => stage.close());

  it.each(Object.entries(screens))("%s is sent from %s", (parameter, screen) => {
    const request = sent.get(screen);
    expect(request?.params[parameter]).toBeTruthy();
    if (parameter === "metadata") expect(request?.params.metadata).toMatchObject({ order: "A-1" });
  });

  it("payment_intent and charge are never sent together", () => {
    const byIntent = sent.get("a payment, by its intent");
    expect(byIntent).toMatchObject({
      path: "/v1/refunds",
      params: { payment_intent: demoIds.plainCard.paymentIntent },
    });
    expect(byIntent?.params).not.toHaveProperty("charge");
    expect(sent.get("a payment")?.params).not.toHaveProperty("payment_intent");
  });

  it("payment_intent leads in the search to the charge that took the money", async () => {
    const { charge, paymentIntent } = demoIds.destinationCharge;
    const places = await findById({ kind: "payment_intent", id: paymentIntent }, stage.hands);
    expect(places).toMatchObject({ kind: "found", value: [{ room: "charges", id: charge }] });
  });

  /** Two cards of their own, one that was paid through an intent, and the payment in which a seller has a share. */
  async function paidCards() {
    const destinationCharge = { id: demoIds.destinationCharge.charge, currency: "gbp", left: 10_000 };
    const { amount, currency } = await stage.dashboard.charges.retrieve(demoIds.plainCard.charge);
    const plainCard = { id: demoIds.plainCard.charge, currency, left: amount };
    return { plain01: await payCard(stage), plain02: await payCard(stage), plainCard, destinationCharge };
  }

  /** The form as a browser posts it, through the real action behind the guard; the request that Stripe gets is kept. */
  async function post(screen: Screen, { id, currency, left }: Payable, typed: Record<string, string>) {
    const form = new FormData();
    const fields = {
      person: personMark(operatorNamed("Ana")),
      chargeId: id,
      attemptId: randomBytes(16).toString("hex"),
      currency,
      locale: "en-US",
      seenLeftMinor: String(left),
      reason: "requested_by_customer",
      ticket: `TCK-${randomBytes(4).toString("hex")}`,
      ...typed,
    };
    for (const [name, text] of Object.entries(fields)) form.set(name, text);
    const guarded = { ok: true, operator: operatorNamed("Ana") } as const;
    const schema = screen === "a payment, as a whole" ? wholeRefundRequestSchema : refundRequestSchema;
    const answer = await answerRefund(guarded, readTypedRefund(form), schema);
    if (answer.kind !== "made") throw new Error(`${screen}: ${JSON.stringify(answer)}`);
    const { requests } = (await stage.control("GET requests")) as { readonly requests: readonly Sent[] };
    const refunds = requests.filter(({ method, path }) => method === "POST" && /\/refunds?$/.test(path));
    const newest = refunds.at(-1);
    if (newest !== undefined) sent.set(screen, newest);
  }
});
