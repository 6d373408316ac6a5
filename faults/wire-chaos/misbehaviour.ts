import type { Socket } from "node:net";

/** An answer of the simulated Stripe, before anybody spoils it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** One request that waits for an answer; `forward` lets Stripe execute it. */
export type Exchange = {
  readonly socket: Socket;
  readonly forward: () => Promise<Answer>;
};

/** What somebody between us and Stripe does with one request. */
export type Misbehaviour = (exchange: Exchange) => Promise<void>;
