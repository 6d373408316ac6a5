import type Stripe from "stripe";
import type { OwnAccount } from "../engine/own-accounts";
import { signWebhook } from "./sign-webhook";
import {
  type EndpointName,
  WebhookEndpoints,
  type WebhookTarget,
  type WebhookTargets,
} from "./webhook-endpoints";

/** How events travel; everything at its default delivers each event once and at once. */
export interface WebhookConduct {
  /** Events wait until they are released. */
  hold: boolean;
  /** So many of the next events are never sent. */
  loseNext: number;
  /** Events about these objects, such as charges, are never sent. */
  loseAbout: readonly string[];
  /** Each event is sent so many times. */
  copies: number;
  delayMilliseconds: number;
}

export interface WebhookDelivery {
  eventId: string;
  type: string;
  endpoint: EndpointName;
  attempt: number;
  /** null when there was no answer. */
  status: number | null;
}

/** An event and the endpoint that it goes to. */
interface Letter {
  event: Stripe.Event;
  endpoint: EndpointName;
}

const FAITHFUL: WebhookConduct = { hold: false, loseNext: 0, loseAbout: [], copies: 1, delayMilliseconds: 0 };
const RETRY_DELAYS_MILLISECONDS = [500, 1000, 2000, 4000, 8000];
const ANSWER_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Sends each event to one endpoint, and again with growing pauses until it answers 2xx.
 *
 * Signatures and pauses follow real time, whatever the simulator's clock says, since the receiver does too.
 */
export class WebhookSender {
  private conduct = { ...FAITHFUL };
  private readonly endpoints: WebhookEndpoints;
  private held: Letter[] = [];
  private deliveries: WebhookDelivery[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private generation = 0;

  constructor(targets: WebhookTargets) {
    this.endpoints = new WebhookEndpoints(targets);
  }

  aim(endpoint: EndpointName, target: WebhookTarget | null): void {
    this.endpoints.aim(endpoint, target);
  }

  behave(change: Partial<WebhookConduct>): void {
    this.conduct = { ...this.conduct, ...change };
  }

  report(): {
    /** The first account's address. */
    target: string | null;
    endpoints: Partial<Record<EndpointName, string>>;
    conduct: WebhookConduct;
    held: string[];
    deliveries: WebhookDelivery[];
  } {
    return {
      target: this.endpoints.target("demo")?.url ?? null,
      endpoints: this.endpoints.addresses(),
      conduct: this.conduct,
      held: this.held.map(({ event }) => event.id),
      deliveries: this.deliveries,
    };
  }

  /** @param account the account of ours that the event happened in, or in one connected to it */
  send(event: Stripe.Event, account: OwnAccount): void {
    const endpoint = this.endpoints.nameFor(event, account);
    if (!this.endpoints.target(endpoint)) return;
    if (isAbout(event, this.conduct.loseAbout)) return;
    if (this.conduct.loseNext > 0) this.conduct.loseNext -= 1;
    else if (this.conduct.hold) this.held.push({ event, endpoint });
    else this.dispatch({ event, endpoint });
  }

  /** Lets the held events go one after the other; later events are not held any more. */
  release(order: "in_order" | "reversed"): void {
    const letters = order === "reversed" ? this.held.toReversed() : this.held;
    this.held = [];
    this.conduct.hold = false;
    void this.sendInTurn(letters);
  }

  /** Forgets everything on its way; the addresses stay. */
  reset(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.generation += 1;
    this.conduct = { ...FAITHFUL };
    this.held = [];
    this.deliveries = [];
  }

  private dispatch(letter: Letter): void {
    for (let copy = 0; copy < this.conduct.copies; copy += 1) {
      this.later(this.conduct.delayMilliseconds, () => void this.attempt(letter, 1));
    }
  }

  private async sendInTurn(letters: Letter[]): Promise<void> {
    const { generation } = this;
    for (const letter of letters) {
      if (generation === this.generation) await this.attempt(letter, 1);
    }
  }

  private later(milliseconds: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, milliseconds);
    timer.unref();
    this.timers.add(timer);
  }

  private async attempt(letter: Letter, attempt: number): Promise<void> {
    const { event, endpoint } = letter;
    const { generation } = this;
    const target = this.endpoints.target(endpoint);
    if (!target) return;
    const status = await postEvent(target, JSON.stringify(event, null, 2));
    if (generation !== this.generation) return;
    this.deliveries.push({ eventId: event.id, type: event.type, endpoint, attempt, status });
    const pauseMilliseconds = RETRY_DELAYS_MILLISECONDS[attempt - 1];
    const isAccepted = status !== null && status >= 200 && status < 300;
    if (isAccepted || pauseMilliseconds === undefined) return;
    this.later(pauseMilliseconds, () => void this.attempt(letter, attempt + 1));
  }
}

function isAbout(event: Stripe.Event, ids: readonly string[]): boolean {
  const text = JSON.stringify(event);
  return ids.some((id) => text.includes(`"${id}"`));
}

async function postEvent(target: WebhookTarget, payload: string): Promise<number | null> {
  const signature = signWebhook(payload, target.secret, Math.floor(Date.now() / 1000));
  try {
    const response = await fetch(target.url, {
      method: "POST",
      body: payload,
      headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MILLISECONDS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
