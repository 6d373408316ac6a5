import { randomUUID } from "node:crypto";
import { quantile } from "./quantile";
import { readRefundForm, refundAction } from "./refund-form";
import { millisecondsOf } from "./stopwatch";
import type { StripeStage } from "./stripe-stage";
import type { Finding, Row } from "./verdict";
import type { Visitor } from "./visitor";

const latencyMilliseconds = 300;
const warmUps = 6;
const rounds = 60;

type Refunder = (chargeId: string) => Promise<number>;

/**
 * The same refund on three roads in turn, each on a charge of its own: the product's server action, the two calls
 * of a careful script (look at the charge, then refund), and the refund call alone.
 */
export async function compareRefunds(
  appUrl: string,
  visitor: Visitor,
  stripe: StripeStage,
): Promise<Finding> {
  const app: Refunder = (chargeId) => refundThroughApp(appUrl, visitor, chargeId);
  const careful: Refunder = (chargeId) => refundCarefully(stripe, chargeId);
  const alone: Refunder = (chargeId) => millisecondsOf(() => createRefund(stripe, chargeId));
  const roads = [app, careful, alone];
  const charges = await stripe.makeCharges((warmUps + rounds) * roads.length);
  await stripe.setLatency(latencyMilliseconds);
  const times = await inTurn(roads, charges);
  await stripe.setLatency(0);
  for (const chargeId of charges) await requireRefunded(stripe, chargeId);
  const [appTimes = [], carefulTimes = [], aloneTimes = []] = times.map((all) => all.slice(warmUps));
  return findingOf(appTimes, carefulTimes, aloneTimes);
}

/** Every road in every round, so that whatever else the machine does meets all of them alike. */
async function inTurn(roads: readonly Refunder[], charges: readonly string[]): Promise<number[][]> {
  const times: number[][] = roads.map(() => []);
  for (const [index, chargeId] of charges.entries()) {
    const road = index % roads.length;
    const milliseconds = await roads[road]?.(chargeId);
    if (milliseconds !== undefined) times[road]?.push(milliseconds);
  }
  return times;
}

/** The page has been opened before, as a person does; only the action is timed, to the end of its answer. */
async function refundThroughApp(appUrl: string, visitor: Visitor, chargeId: string): Promise<number> {
  const page = await visitor.open(new URL(`/charges/${chargeId}`, appUrl));
  // A ticket of its own each: the same one with the same amount would be asked about.
  const typed = { amount: "12.34", reason: "requested_by_customer", ticket: `T-${chargeId}`, note: "" };
  const post = await refundAction(readRefundForm(page), typed);
  return millisecondsOf(async () => {
    const { status, body } = await post(visitor);
    if (status === 200 && body.includes('"kind":"made"')) return;
    throw new Error(`the product did not refund ${chargeId}: ${status} ${body.slice(0, 2000)}`);
  });
}

function refundCarefully(stripe: StripeStage, chargeId: string): Promise<number> {
  return millisecondsOf(async () => {
    const charge = await stripe.sdk.charges.retrieve(chargeId, { expand: ["refunds"] });
    if (charge.amount_refunded > 0) throw new Error(`${chargeId} has been refunded before`);
    await createRefund(stripe, chargeId);
  });
}

async function createRefund({ sdk }: StripeStage, chargeId: string): Promise<void> {
  const order = { charge: chargeId, amount: 1234, reason: "requested_by_customer" } as const;
  const refund = await sdk.refunds.create(order, { idempotencyKey: randomUUID() });
  if (refund.status !== "succeeded") throw new Error(`${refund.id} is ${refund.status}`);
}

/** Whatever an answer said: a road that did not move the money has no time. */
async function requireRefunded({ sdk }: StripeStage, chargeId: string): Promise<void> {
  const { amount_refunded: refundedMinor } = await sdk.charges.retrieve(chargeId);
  if (refundedMinor !== 1234) throw new Error(`${refundedMinor} cents of ${chargeId} are refunded`);
}

function findingOf(app: number[], careful: number[], alone: number[]): Finding {
  const ratio = (share: number) => quantile(app, share) / quantile(careful, share);
  return {
    title: `One refund, ${rounds} times on each road, Stripe at ${latencyMilliseconds} ms a call`,
    rows: [
      ["", "p50 ms", "p99 ms"],
      row("through the product's form", app),
      row("bare SDK: look at the charge, refund", careful),
      row("bare SDK: refund alone", alone),
    ],
    verdicts: [
      { figure: "refund, product / bare SDK, p50", measured: ratio(0.5), unit: "×", goal: 1.05 },
      { figure: "refund, product / bare SDK, p99", measured: ratio(0.99), unit: "×", goal: 1.1 },
    ],
  };
}

function row(name: string, samples: readonly number[]): Row {
  return [name, quantile(samples, 0.5).toFixed(1), quantile(samples, 0.99).toFixed(1)];
}
