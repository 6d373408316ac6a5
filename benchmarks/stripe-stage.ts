import { Agent } from "node:http";
import { Stripe } from "stripe";

/** The simulated Stripe as the benchmarks steer it, and the bare SDK on it. */
export class StripeStage {
  readonly sdk: Stripe;

  constructor(private readonly stripeUrl: string) {
    const { hostname, port } = new URL(stripeUrl);
    this.sdk = new Stripe("sk_test_benchmarks", {
      host: hostname,
      port,
      protocol: "http",
      httpAgent: new Agent({ keepAlive: true }),
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  /** What each answer of the API takes from now on, in milliseconds. */
  async setLatency(milliseconds: number): Promise<void> {
    await this.#steer("latency", { milliseconds });
  }

  /** Events would be work for the product's server that nobody measures. */
  async stopWebhooks(): Promise<void> {
    await this.#steer("webhooks", { url: "" });
  }

  /** Ids of new, paid card charges of 50.00 USD. */
  async makeCharges(count: number): Promise<string[]> {
    const order = { amount: 5000, currency: "usd", source: "tok_visa", description: "Order 20418" };
    const ids: string[] = [];
    while (ids.length < count) ids.push((await this.sdk.charges.create(order)).id);
    return ids;
  }

  async #steer(control: string, fields: object): Promise<void> {
    const answer = await fetch(`${this.stripeUrl}/_simulator/${control}`, {
      method: "POST",
      body: JSON.stringify(fields),
    });
    if (!answer.ok) throw new Error(`the simulator refused ${control}: ${await answer.text()}`);
  }
}
