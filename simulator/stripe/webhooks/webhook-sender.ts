import type Stripe from "stripe";
import { signWebhook } from "./sign-webhook";

export interface WebhookTarget {
  url: string;
  /** The endpoint's signing secret, `whsec_…`. */
  secret: string;
}

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
  attempt: number;
  /** null when there was no answer. */
  status: number | null;
}

const FAITHFUL: WebhookConduct = { hold: false, loseNext: 0, loseAbout: [], copies: 1, delayMilliseconds: 0 };
const RETRY_DELAYS_MILLISECONDS = [500, 1000, 2000, 4000, 8000];
const ANSWER_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Sends events to one endpoint, and again with growing pauses until it answers 2xx.
 *
 * Signatures and pauses follow real time, whatever the simulator's clock says, since the receiver does too.
 */
export class WebhookSender {
  private conduct = { ...FAITHFUL };
  private held: Stripe.Event[] = [];
  private deliveries: WebhookDelivery[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private generation = 0;

  constructor(private target: WebhookTarget | null) {}

  aim(target: WebhookTarget | null): void {
    this.target = target;
  }

  behave(change: Partial<WebhookConduct>): void {
    this.conduct = { ...this.conduct, ...change };
  }

  report(): {
    target: string | null;
    conduct: WebhookConduct;
    held: string[];
    deliveries: WebhookDelivery[];
  } {
    return {
      target: this.target?.url ?? null,
      conduct: this.conduct,
      held: this.held.map((event) => event.id),
      deliveries: this.deliveries,
    };
  }

  send(event: Stripe.Event): void {
    if (!this.target) return;
    if (isAbout(event, this.conduct.loseAbout)) return;
    if (this.conduct.loseNext > 0) this.conduct.loseNext -= 1;
    else if (this.conduct.hold) this.held.push(event);
    else this.dispatch(event);
  }

  /** Lets the held events go one after the other; later events are not held any more. */
  release(order: "in_order" | "reversed"): void {
    const events = order === "reversed" ? this.held.toReversed() : this.held;
    this.held = [];
    this.conduct.hold = false;
    void this.sendInTurn(events);
  }

  /** Forgets everything on its way; the address stays. */
  reset(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.generation += 1;
    this.conduct = { ...FAITHFUL };
    this.held = [];
    this.deliveries = [];
  }

  private dispatch(event: Stripe.Event): void {
    for (let copy = 0; copy < this.conduct.copies; copy += 1) {
      this.later(this.conduct.delayMilliseconds, () => void this.attempt(event, 1));
    }
  }

  private async sendInTurn(events: Stripe.Event[]): Promise<void> {
    const { generation } = this;
    for (const event of events) {
      if (generation === this.generation) await this.attempt(event, 1);
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

  private async attempt(event: Stripe.Event, attempt: number): Promise<void> {
    const { target, generation } = this;
    if (!target) return;
    const status = await postEvent(target, JSON.stringify(event, null, 2));
    if (generation !== this.generation) return;
    this.deliveries.push({ eventId: event.id, type: event.type, attempt, status });
    const pauseMilliseconds = RETRY_DELAYS_MILLISECONDS[attempt - 1];
    const isAccepted = status !== null && status >= 200 && status < 300;
    if (isAccepted || pauseMilliseconds === undefined) return;
    this.later(pauseMilliseconds, () => void this.attempt(event, attempt + 1));
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
