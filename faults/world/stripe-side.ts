import type { Stripe } from "stripe";
import { FAULTS, type FaultKind } from "../../simulator/stripe/control/faults";
import { moveRefund } from "../../simulator/stripe/control/move-refund";
import type { AccountBooks } from "../../simulator/stripe/engine/account-books";
import { openDispute } from "../../simulator/stripe/engine/open-dispute";
import { answerRequest, type Delivery } from "../../simulator/stripe/http/answer-request";
import type { Answer } from "../../simulator/stripe/http/idempotency";
import { Simulation } from "../../simulator/stripe/simulation";
import type { StripeWorldObject } from "../../simulator/stripe/world-object";
import type { Parcel } from "./parcel";
import type { Random } from "./random";
import type { VirtualTime } from "./virtual-time";

/** The simulated Stripe of one history, without a network: the same engine that the simulator serves over HTTP. */
export class StripeSide {
  private readonly simulation: Simulation;
  private requests = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
    private readonly lateEffectHours: number,
    objects: StripeWorldObject[],
    announce: (event: Stripe.Event) => void,
  ) {
    this.simulation = new Simulation({ faults: () => objects }, "faults", null);
    this.simulation.webhooks.send = announce;
  }

  /** Executes a request as its fault lets it, and tells what leaves Stripe. */
  async execute({ method, path, headers, body, fault }: Parcel): Promise<Delivery> {
    this.simulation.clock.runDueSteps();
    const [plainPath = "", query = ""] = path.split("?", 2);
    if (fault !== null && isFaultKind(fault)) this.planFault(method, plainPath, fault);
    const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    this.requests += 1;
    const id = `req_faults${this.requests}`;
    const request = { id, method, path: plainPath, query, body, headers: Object.fromEntries(lowered) };
    const delivery = await answerRequest(this.simulation, request);
    return delivery.kind === "answer" || delivery.kind === "half_answer"
      ? { ...delivery, answer: this.withOwnHeaders(delivery, id) }
      : delivery;
  }

  /** Stripe's no to a request that it did not execute and does not keep under its key. */
  refusal(status: number, code: string): Answer {
    const error = {
      type: status === 402 ? "card_error" : "invalid_request_error",
      code,
      message: "Refused.",
    };
    this.requests += 1;
    const headers = { "request-id": `req_faults${this.requests}`, date: this.date() };
    return { status, headers, body: JSON.stringify({ error }) };
  }

  /** Somebody refunds a part of some charge in the Dashboard. */
  async refundOutside(random: Random): Promise<void> {
    const charges = this.charges();
    const charge = charges[random.below(charges.length)];
    const left = charge ? charge.amount - charge.amount_refunded : 0;
    if (!charge || left === 0) return;
    const amount = random.chance(0.3) ? left : 1 + random.below(left);
    await this.act(this.booksOf(charge), "/v1/refunds", `charge=${charge.id}&amount=${amount}`);
  }

  /** What somebody does in the Dashboard of one account. */
  private async act({ accountId }: AccountBooks, path: string, body: string): Promise<void> {
    const headers = { Authorization: "Bearer sk_test_dashboard", "Stripe-Account": accountId };
    await this.execute({ method: "POST", path, headers, body, fault: null, timeoutMilliseconds: 0 });
  }

  /**
   * Somebody else's refund under a number that nobody knows, as when our books have lost a row, or under one copied
   * from another refund. Null when nothing is left to refund, or there is no number to copy.
   */
  async refundStray(random: Random, kind: "lost" | "copied"): Promise<string | null> {
    const charges = this.charges();
    const charge = charges[random.below(charges.length)];
    const left = charge ? charge.amount - charge.amount_refunded : 0;
    // Only those that the console made carry the hash of what was asked.
    const ours = this.refunds().filter(({ metadata }) => metadata?.content_sha256 !== undefined);
    const numbers = ours.flatMap(({ metadata }) => metadata?.request_id ?? []);
    const number = kind === "lost" ? `rq_${random.hex(32)}` : numbers[random.below(numbers.length)];
    if (!charge || left === 0 || number === undefined) return null;
    const amount = 1 + random.below(left);
    const body = `charge=${charge.id}&amount=${amount}&metadata[app]=refund-console&metadata[request_id]=${number}`;
    const newest = () => this.booksOf(charge).refunds.newestFirst()[0]?.id ?? null;
    const before = newest();
    await this.act(this.booksOf(charge), "/v1/refunds", body);
    // Stripe refuses it where what is left is on its way already: then nobody's refund is a stray.
    return newest() === before ? null : newest();
  }

  /** A bank sends some refund back that Stripe had called done, or pending. */
  failAtBank(random: Random): boolean {
    const live = this.refunds().filter(({ status }) => status === "succeeded" || status === "pending");
    const refund = live[random.below(live.length)];
    if (!refund) return false;
    const account = this.booksOfRefund(refund.id).accountId;
    moveRefund(this.simulation, { refund: refund.id, account, becomes: "failed", failureReason: "declined" });
    return true;
  }

  /** Moves a refund that still can move, as a bank or a customer would. False when it has ended meanwhile. */
  move(refundId: string, becomes: "requires_action" | "pending" | "succeeded" | "failed"): boolean {
    const refund = this.refunds().find(({ id }) => id === refundId);
    if (refund?.status !== "pending" && refund?.status !== "requires_action") return false;
    moveRefund(this.simulation, {
      refund: refundId,
      account: this.booksOfRefund(refundId).accountId,
      becomes,
    });
    return true;
  }

  /** Somebody cancels a refund in the Dashboard; Stripe lets that happen only while it waits for the customer. */
  async cancelOutside(refundId: string): Promise<void> {
    await this.act(this.booksOfRefund(refundId), `/v1/refunds/${refundId}/cancel`, "");
  }

  /** A customer disputes a payment. False when every payment is disputed already. */
  dispute(random: Random): boolean {
    const charges = this.charges().filter(({ disputed }) => !disputed);
    const charge = charges[random.below(charges.length)];
    if (!charge) return false;
    openDispute(this.booksOf(charge), charge, { inquiry: random.chance(0.3) });
    return true;
  }

  /** Those of all accounts. */
  refunds(): Stripe.Refund[] {
    return this.allBooks().flatMap(({ refunds }) => refunds.newestFirst());
  }

  charges(): Stripe.Charge[] {
    return this.allBooks().flatMap(({ charges }) => charges.newestFirst());
  }

  /** The connected account that a charge or a refund is on; null for our own, and for what Stripe does not know. */
  accountOf(id: string): string | null {
    const books = this.allBooks().find(({ charges, refunds }) => charges.get(id) ?? refunds.get(id));
    return books?.isConnected ? books.accountId : null;
  }

  private booksOf(charge: Stripe.Charge): AccountBooks {
    return found(this.allBooks().find(({ charges }) => charges.get(charge.id)));
  }

  private booksOfRefund(refundId: string): AccountBooks {
    return found(this.allBooks().find(({ refunds }) => refunds.get(refundId)));
  }

  /** Our own account's, and behind it those of the accounts that are connected to it. */
  private allBooks(): AccountBooks[] {
    const { platform } = this.simulation.world;
    return [platform, ...platform.surroundings.connected()];
  }

  private planFault(method: string, path: string, kind: FaultKind): void {
    const longestSeconds = kind === "error_500_late" ? this.lateEffectHours * 3_600 : 600;
    const delaySeconds = Math.round(this.random.between(1, longestSeconds));
    this.simulation.faults.add({ kind, on: { method, path }, times: 1, delaySeconds, delayMs: 0 });
  }

  private withOwnHeaders(delivery: Extract<Delivery, { answer: Answer }>, requestId: string): Answer {
    const { answer } = delivery;
    // A program in between also says what time it is, but it knows no number of the request.
    const isForeign = delivery.kind === "answer" && delivery.fromProxy;
    const own: Record<string, string> = isForeign
      ? { date: this.date() }
      : { date: this.date(), "request-id": requestId };
    return { ...answer, headers: { ...own, ...answer.headers } };
  }

  private date(): string {
    return new Date(this.time.nowMilliseconds).toUTCString();
  }
}

function found(books: AccountBooks | undefined): AccountBooks {
  if (books === undefined) throw new Error("the simulated Stripe has lost an account");
  return books;
}

function isFaultKind(name: string): name is FaultKind {
  return Object.hasOwn(FAULTS, name);
}
