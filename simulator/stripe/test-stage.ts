import { Stripe } from "stripe";
import { type StripeSimulator, startStripeSimulator } from "./start-stripe-simulator";
import type { StripeWorldObject } from "./world-object";

/** A running simulator with the real SDK pointed at it, for tests. */
export interface TestStage {
  simulator: StripeSimulator;
  stripe: Stripe;
  clientWith: (apiKey: string) => Stripe;
  /** Calls a control; throws what it complains about. */
  control: (method: string, name: string, fields?: object) => Promise<Record<string, unknown>>;
}

export async function openTestStage(world: () => StripeWorldObject[] = () => []): Promise<TestStage> {
  const simulator = await startStripeSimulator({
    port: 0,
    worlds: { test: world, empty: () => [] },
    initialWorld: "test",
  });
  const clientWith = (apiKey: string) =>
    new Stripe(apiKey, {
      host: "127.0.0.1",
      port: simulator.port,
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
      timeout: 2000,
    });
  return { simulator, stripe: clientWith("sk_test_stage"), clientWith, control: controlOf(simulator) };
}

function controlOf(simulator: StripeSimulator): TestStage["control"] {
  return async (method, name, fields) => {
    const response = await fetch(`${simulator.url}/_simulator/${name}`, {
      method,
      ...(fields ? { body: JSON.stringify(fields) } : {}),
    });
    const answer = objectOf(await response.json());
    if (!response.ok) throw new Error(String(answer.error));
    return answer;
  };
}

function objectOf(json: unknown): Record<string, unknown> {
  if (typeof json === "object" && json !== null) return Object.fromEntries(Object.entries(json));
  throw new Error("The control did not answer with an object.");
}

/** The SDK error that the call ends with; fails the test when the call succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (problem) {
    if (problem instanceof Stripe.errors.StripeError) return problem;
    throw problem;
  }
  throw new Error("The call was expected to be refused, but it succeeded.");
}
