import type { Stripe } from "stripe";
import { Stripe as StripeClient } from "stripe";
import { makeClient } from "@/lib/server/stripe/on-account";
import type { Answer } from "../../simulator/stripe/http/idempotency";
import { carryOut } from "./carry-out";
import type { Parcel } from "./parcel";
import type { Random } from "./random";
import type { Scheduler } from "./scheduler";
import type { StripeSide } from "./stripe-side";
import type { Tally } from "./tally";
import type { Weather } from "./weather";
import { callOf, isSend, type WireCall, type WireFault } from "./wire-faults";

/** One request as it left a server, with what became of it. */
export type Sent = {
  readonly atMilliseconds: number;
  readonly call: WireCall;
  readonly path: string;
  /** The connected account that its header names; null for our own. */
  readonly account: string | null;
  readonly key: string | null;
  readonly body: string;
  readonly fault: WireFault | null;
  /** Null when no answer ever came back. */
  status: number | null;
  /** True when Stripe answered from its memory of the key. */
  isReplay: boolean;
};

type WireAnswer = Answer & { readonly isCut: boolean };

type HttpClient = ConstructorParameters<typeof StripeClient>[1] extends infer Config
  ? NonNullable<NonNullable<Config> extends { httpClient?: infer Client } ? Client : never>
  : never;

/** The network between the real SDK and the simulated Stripe, all inside this process. */
export class Wire {
  readonly sent: Sent[] = [];
  isTroubled = true;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly weather: Weather,
    private readonly tally: Tally,
    private readonly stripe: StripeSide,
  ) {}

  /** The real SDK, set up as the product sets it up, on this wire. */
  open(): Stripe {
    const httpClient = { getClientName: () => "faults", makeRequest: this.makeRequest.bind(this) };
    return makeClient("sk_test_faults", {
      httpClient: asHttpClient(httpClient),
      maxNetworkRetries: 0,
      timeout: 20_000,
      telemetry: false,
    });
  }

  private async makeRequest(
    _host: string,
    _port: string,
    path: string,
    method: string,
    headers: Record<string, string>,
    body: string,
    _protocol: string,
    timeoutMilliseconds: number,
  ): Promise<object> {
    const thread = this.scheduler.thread();
    thread.process?.assertAlive();
    const call = callOf(method, path);
    const fault = this.drawFault(call);
    const sent: Sent = {
      atMilliseconds: this.scheduler.time.nowMilliseconds,
      call,
      path,
      account: headers["Stripe-Account"] ?? null,
      key: headers["Idempotency-Key"] ?? null,
      body,
      fault,
      status: null,
      isReplay: false,
    };
    this.sent.push(sent);
    this.scheduler.note({ thread, where: `${call} ${fault ?? "plain"}` });
    const parcel = { method, path, headers, body, fault, timeoutMilliseconds };
    const answer = await this.travel(sent, parcel);
    sent.status = answer.status;
    sent.isReplay = answer.headers["idempotent-replayed"] === "true";
    return asResponse(answer);
  }

  /** What has left a server travels by itself: neither its freezing nor its end stops it on the way. */
  private async travel(sent: Sent, parcel: Parcel): Promise<WireAnswer> {
    const { process, name } = this.scheduler.thread();
    const end: { arrived: (() => WireAnswer) | null } = { arrived: null };
    this.scheduler.start({ name: `${sent.call} of ${name}`, process: null }, async () => {
      const isLost = process?.isAlive === false && this.random.chance(0.5);
      end.arrived = isLost ? null : await this.arrive(sent.call, parcel);
    });
    await this.scheduler.pause(`${sent.call}: answered`, () => (end.arrived ? 0 : Infinity));
    if (!end.arrived) throw new Error("an answer was taken before it came");
    return end.arrived();
  }

  /** Gives what the client will see: an answer, or an error to be thrown there. */
  private async arrive(call: WireCall, parcel: Parcel): Promise<() => WireAnswer> {
    if (isSend(call) && this.isTroubled && this.random.chance(this.weather.ambushShare)) {
      this.tally.add("outside", "refund between look and send");
      await this.stripe.refundOutside(this.random);
    }
    try {
      const answer = await carryOut(this.scheduler, this.random, this.stripe, parcel);
      return () => answer;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  private drawFault(call: WireCall): WireFault | null {
    const { share, kinds, onlySends } = this.weather.wire;
    const [first, ...others] = kinds;
    const isMeant = isSend(call) || onlySends === undefined;
    if (!this.isTroubled || !isMeant || first === undefined || !this.random.chance(share)) return null;
    const fault = this.random.pick([first, ...others]);
    this.tally.add("wire", fault, call);
    return fault;
  }
}

function asResponse({ status, headers, body, isCut }: WireAnswer): object {
  return {
    getStatusCode: () => status,
    getHeaders: () => headers,
    getRawResponse: () => ({ headers, statusCode: status }),
    toStream: () => null,
    toJSON: async (): Promise<unknown> => {
      if (isCut) throw StripeClient.HttpClient.makeResponseBodyError(new Error("aborted"));
      return JSON.parse(body);
    },
  };
}

/** The border to the SDK's types, which name more of a response than it uses. */
function asHttpClient(client: object): HttpClient {
  return client as HttpClient;
}
