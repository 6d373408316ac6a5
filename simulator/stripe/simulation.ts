import { Clock } from "../clock";
import { PlannedFaults } from "./control/faults";
import { RequestRecord } from "./control/request-record";
import { StripeWorld } from "./engine/stripe-world";
import type { KeyRule } from "./http/api-key";
import { IdempotencyKeys } from "./http/idempotency";
import { RateLimit } from "./http/rate-limit";
import { SearchIndex } from "./search/search-index";
import type { WebhookTarget, WebhookTargets } from "./webhooks/webhook-endpoints";
import { WebhookSender } from "./webhooks/webhook-sender";
import type { StripeWorldObject } from "./world-object";

export type Worlds = Record<string, () => StripeWorldObject[]>;

/** Everything the simulator remembers: the world itself, and what the control calls have set up around it. */
export class Simulation {
  readonly clock = new Clock();
  readonly faults = new PlannedFaults();
  readonly record = new RequestRecord();
  /** What the console told a company's own receiver, the oldest first. */
  readonly notices: object[] = [];
  readonly keyRules = new Map<string, KeyRule>();
  readonly webhooks: WebhookSender;
  world: StripeWorld;
  idempotencyKeys = new IdempotencyKeys(this.clock);
  rateLimit = new RateLimit(null);
  search: SearchIndex;
  latencyMilliseconds = 0;
  private generation = 0;
  private requests = 0;

  constructor(
    private readonly worlds: Worlds,
    private readonly initialWorld: string,
    webhookTarget: WebhookTarget | null,
    furtherTargets: WebhookTargets = {},
  ) {
    this.webhooks = new WebhookSender({
      ...(webhookTarget ? { demo: webhookTarget } : {}),
      ...furtherTargets,
    });
    this.search = new SearchIndex(this.clock);
    this.world = this.openWorld(initialWorld);
  }

  worldNames(): string[] {
    return Object.keys(this.worlds);
  }

  /** A fresh world with nothing set up around it; only the webhook addresses stay. */
  reset(worldName: string = this.initialWorld): void {
    this.clock.reset();
    this.faults.clear();
    this.record.clear();
    this.keyRules.clear();
    this.webhooks.reset();
    this.idempotencyKeys = new IdempotencyKeys(this.clock);
    this.rateLimit = new RateLimit(null);
    this.search = new SearchIndex(this.clock);
    this.latencyMilliseconds = 0;
    this.world = this.openWorld(worldName);
  }

  countRequest(): number {
    this.requests += 1;
    return this.requests;
  }

  private openWorld(name: string): StripeWorld {
    const objects = this.worlds[name];
    if (!objects) throw new Error(`There is no world "${name}".`);
    this.generation += 1;
    return new StripeWorld(objects(), name, this.generation, {
      clock: this.clock,
      announce: (event, account) => this.webhooks.send(event, account),
    });
  }
}
