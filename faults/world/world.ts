import type { Stripe } from "stripe";
import type { Database } from "@/lib/server/database/database";
import type { Lag } from "../checks/lag";
import type { GivenProof } from "../step-up/given-proof";
import type { DatabaseGate } from "./database-gate";
import type { Dues } from "./dues";
import type { Random } from "./random";
import type { Scheduler } from "./scheduler";
import type { HistoryLimits } from "./set-limits";
import type { StripeSide } from "./stripe-side";
import type { Tally } from "./tally";
import type { VirtualTime } from "./virtual-time";
import type { Weather } from "./weather";
import type { Wire } from "./wire";

/** Everything that one history plays in. */
export type World = {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly scheduler: Scheduler;
  readonly weather: Weather;
  readonly tally: Tally;
  readonly stripeSide: StripeSide;
  readonly wire: Wire;
  readonly gate: DatabaseGate;
  readonly database: Database;
  readonly stripe: Stripe;
  readonly dues: Dues;
  /** Every form that was ever opened, by its number. */
  readonly forms: Set<string>;
  /** Requests that a person was told about. */
  readonly acknowledged: Set<string>;
  readonly limits: HistoryLimits | null;
  /** What was really proved at the provider, by the number of the refund that waited for it. */
  readonly givenProofs: Map<string, GivenProof>;
  /** What somebody saw before deciding: the person, the request and the hash of what the page showed. */
  readonly shown: Set<string>;
  /** Those who have lost a right: no door lets them in any more. */
  readonly retired: Set<string>;
  /** Refunds that bear a number of ours without our doing, by their id, and how they came by it. */
  readonly strays: Map<string, "lost" | "copied">;
  /** What our books lost when a backup was put back; null while none was. */
  restored: {
    readonly atMilliseconds: number;
    readonly lostRequests: ReadonlySet<string>;
    /** Stand before their first send again, whatever became of them. */
    readonly unsentAgain: ReadonlySet<string>;
  } | null;
  /** When the faults stopped; null while they go on. */
  quietSince: number | null;
  /** When Stripe last told of something, whether anybody heard it or not. */
  stripeChangedAt: number;
  readonly lag: Lag;
  readonly hearOfStripe: (event: Stripe.Event) => void;
  /** Writes down an error of the product, unless the harness threw it. */
  readonly noteError: (error: unknown, where: string) => void;
};
