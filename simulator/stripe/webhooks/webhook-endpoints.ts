import type Stripe from "stripe";
import type { OwnAccount, OwnAccountName } from "../engine/own-accounts";

export interface WebhookTarget {
  url: string;
  /** The endpoint's signing secret, `whsec_…`. */
  secret: string;
}

/** One endpoint for each account of the company, and one for the accounts that are connected to the first. */
export const ENDPOINT_NAMES = ["demo", "us", "live", "connect"] as const satisfies (
  | OwnAccountName
  | "connect"
)[];

export type EndpointName = (typeof ENDPOINT_NAMES)[number];

export type WebhookTargets = Partial<Record<EndpointName, WebhookTarget>>;

/** Where events go; an account without an endpoint is told nothing. */
export class WebhookEndpoints {
  private readonly targets = new Map<EndpointName, WebhookTarget>();

  constructor(targets: WebhookTargets) {
    for (const name of ENDPOINT_NAMES) this.aim(name, targets[name] ?? null);
  }

  aim(name: EndpointName, target: WebhookTarget | null): void {
    if (target) this.targets.set(name, target);
    else this.targets.delete(name);
  }

  /** Without an endpoint of their own, events of connected accounts go where the platform's go. */
  nameFor(event: Stripe.Event, account: OwnAccount): EndpointName {
    const isOfConnected = event.account !== undefined && account.name === "demo";
    return isOfConnected && this.targets.has("connect") ? "connect" : account.name;
  }

  target(name: EndpointName): WebhookTarget | undefined {
    return this.targets.get(name);
  }

  addresses(): Partial<Record<EndpointName, string>> {
    return Object.fromEntries([...this.targets].map(([name, { url }]) => [name, url]));
  }
}
