import { randomBytes } from "node:crypto";
import { Stripe } from "stripe";
import type { Operator, Role } from "@/lib/core/operator";
import { Comparison } from "@/lib/server/comparison";
import type { OpenDatabase } from "@/lib/server/database/database";
import { type DatabaseKind, openOwnDatabase } from "@/lib/server/database/test-database";
import type { Hands } from "@/lib/server/hands";
import { mintOperator } from "@/lib/server/identity/mint-operator";
import { makeStripe } from "@/lib/server/stripe/make-stripe";
import { type StripeSimulator, startStripeSimulator } from "../simulator/stripe/start-stripe-simulator";

/** Real parts side by side: a database of its own, a Stripe simulator of its own, the real SDK between. */
export type Stage = {
  readonly hands: Hands;
  readonly stripeSettings: Parameters<typeof makeStripe>[0];
  /** A client of the company beside ours, as the Dashboard would act. */
  readonly dashboard: Stripe;
  readonly control: (call: string, body?: object) => Promise<unknown>;
  /** What the product has logged as an error, in so many words. */
  readonly errors: string[];
  readonly close: () => Promise<void>;
};

type World = Parameters<typeof startStripeSimulator>[0]["worlds"][string];

/** The one customer that an empty world has; all that payments need of it is its number. */
export const stageCustomer = "cus_0000Stage";

const emptyWorld: World = () => [{ id: stageCustomer, object: "customer", deleted: true }];

/** The simulated Stripe begins with one customer, or with a world of the caller's. */
export async function openStage(kind: DatabaseKind, world: World = emptyWorld): Promise<Stage> {
  const simulator = await startStripeSimulator({ port: 0, worlds: { first: world }, initialWorld: "first" });
  const open = await openOwnDatabase(kind);
  const apiBase = new URL(simulator.url);
  const stripeSettings = { secretKey: "sk_test_stage", livemode: false, apiBase, webhookSecrets: [] };
  const stripe = makeStripe(stripeSettings);
  return {
    stripeSettings,
    hands: handsOn(open, stripe),
    dashboard: stripe,
    control: (call, body) => control(simulator, call, body),
    errors: hearErrors(),
    close: async () => {
      await simulator.close();
      await open.close();
    },
  };
}

/** In place of the log, which would ask for a whole environment. */
function hearErrors(): string[] {
  const errors: string[] = [];
  const slots: Record<symbol, unknown> = globalThis;
  const error = (_facts: object, text: string) => errors.push(text);
  slots[Symbol.for("refund-console.log")] = { error, warn: error, info: () => undefined };
  return errors;
}

function handsOn({ database }: OpenDatabase, stripe: Stripe): Hands {
  return {
    database,
    stripe,
    clock: { now: () => new Date(), monotonicMilliseconds: () => performance.now() },
    newNumber: () => randomBytes(16).toString("hex"),
    chance: () => 0,
    livemode: false,
    canStepUp: true,
    comparison: Comparison.ended(),
  };
}

/** Steers the simulator; `call` is such as `POST faults`. */
async function control({ url }: StripeSimulator, call: string, body?: object): Promise<unknown> {
  const [method, path] = call.split(" ");
  const response = await fetch(`${url}/_simulator/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the simulator refused ${call}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A signed-in person, minted as the product mints one. */
export function operatorNamed(name: string, roles: readonly Role[] = ["agent"]): Operator {
  const now = new Date();
  return mintOperator({
    id: `session-of-${name}`,
    issuer: "https://identity.example",
    subject: `subject-of-${name}`,
    name,
    email: `${name.toLowerCase()}@acme.example`,
    roles: [...roles],
    providerSessionId: null,
    authenticatedAt: now,
    acr: null,
    signedInAt: now,
    rolesAt: now,
    seenAt: now,
  });
}
