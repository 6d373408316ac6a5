import { readRefundForm, refundAction } from "../../benchmarks/refund-form";
import { signIn } from "../../benchmarks/sign-in";
import type { Answer, Visitor } from "../../benchmarks/visitor";
import type { Random } from "../world/random";

/** Before the roles of a session are too old to move money. */
const sessionMilliseconds = 10 * 60_000;

/** One form that somebody wants to see through: it is sent again until there is an answer. */
type Intent = {
  readonly chargeId: string;
  readonly attemptId: string;
  readonly post: (visitor: Visitor) => Promise<Answer>;
};

/** What all agents together were told. */
export type Told = {
  readonly forms: Set<string>;
  /** Our numbers of the requests that somebody was promised. */
  readonly acknowledged: Set<string>;
  readonly chargeIds: Set<string>;
  refused: number;
  errorPages: number;
  repeats: number;
  /** Forms on their way, also those sent again. */
  sends: number;
};

export const nothingTold = (): Told => ({
  forms: new Set(),
  acknowledged: new Set(),
  chargeIds: new Set(),
  refused: 0,
  errorPages: 0,
  repeats: 0,
  sends: 0,
});

/** Somebody who refunds one payment after another, and who sends a form again when its answer did not come. */
export class Agent {
  #visitor: Visitor | null = null;
  #signedInAt = 0;
  #intent: Intent | null = null;

  constructor(
    private readonly appUrl: string,
    private readonly random: Random,
    private readonly told: Told,
  ) {}

  /** Works until the server falls, or the shift is over; an open intent is kept for the next one. */
  async work(charges: readonly string[], shift: AbortSignal): Promise<void> {
    while (!shift.aborted) {
      const isUp = await this.#step(charges).catch(fallen);
      if (!isUp) return;
    }
  }

  /** Sends an open intent until it is answered. @throws Error when it is never answered. */
  async finish(): Promise<void> {
    for (let tries = 0; this.#intent !== null; tries += 1) {
      if (tries > 20) throw new Error(`form ${this.#intent.attemptId} never got an answer`);
      await this.#send(this.#intent);
    }
  }

  /** Our numbers of the requests that still wait for Stripe, as the list of refunds shows them. */
  async openRequests(): Promise<Set<string>> {
    const visitor = await this.#signedIn();
    const pages = ["submitting", "unknown"].map((state) =>
      visitor.open(new URL(`/refunds?state=${state}`, this.appUrl)),
    );
    const bodies = (await Promise.all(pages)).map(({ body, status }) => {
      if (status !== 200) throw new Error(`the list of refunds answered ${status}`);
      return body;
    });
    return new Set(bodies.flatMap((body) => body.match(/rq_[0-9a-f]{32}/g) ?? []));
  }

  async #step(charges: readonly string[]): Promise<boolean> {
    this.#intent ??= await this.#open(charges[this.random.below(charges.length)] ?? "");
    await this.#send(this.#intent);
    return true;
  }

  async #open(chargeId: string): Promise<Intent> {
    const page = await (await this.#signedIn()).open(new URL(`/charges/${chargeId}`, this.appUrl));
    const form = readRefundForm(page);
    const amount = `${1 + this.random.below(9)}.${10 + this.random.below(89)}`;
    const typed = { amount, reason: "requested_by_customer", ticket: "T-4711", note: "" };
    const attemptId = form.fields.get("attemptId") ?? "";
    this.told.forms.add(attemptId);
    this.told.chargeIds.add(chargeId);
    return { chargeId, attemptId, post: await refundAction(form, typed) };
  }

  async #send(intent: Intent): Promise<void> {
    const visitor = await this.#signedIn();
    this.told.sends += 1;
    const { status, body } = await intent.post(visitor);
    const requestId = /"kind":"made","requestId":"(rq_[0-9a-f]{32})"/.exec(body)?.[1];
    if (requestId !== undefined) {
      this.told.acknowledged.add(requestId);
      if (body.includes('"isRepeat":true')) this.told.repeats += 1;
    } else if (body.includes('"kind":"refused"')) this.told.refused += 1;
    else {
      this.told.errorPages += 1;
      if (status < 500) throw new Error(`nobody knows the answer ${status}: ${body.slice(0, 300)}`);
      return;
    }
    this.#intent = null;
  }

  async #signedIn(): Promise<Visitor> {
    if (this.#visitor && Date.now() - this.#signedInAt < sessionMilliseconds) return this.#visitor;
    this.#visitor = await signIn(this.appUrl);
    this.#signedInAt = Date.now();
    return this.#visitor;
  }
}

/** A connection that broke is what a fallen server looks like from outside; anything else is a fault. */
function fallen(error: unknown): false {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || code === "EPIPE") return false;
  throw error;
}
