import "server-only";
import type { RequestRow } from "@/lib/server/database/request-rows";
import type { Clock } from "@/lib/server/hands";

/** One moment, by both clocks of this machine. */
export type Moment = { readonly wall: Date; readonly monotonicMilliseconds: number };

/** A send that is written down and may go out, and whether an earlier one is still open. */
export type MarkedSend = {
  readonly row: RequestRow;
  readonly hadOpenSend: boolean;
  /** Just before the look at Stripe that this send rests on: from there on time is counted. */
  readonly lookedAt: Moment;
};

/** What the plan's transaction decided to send; when its look began is known outside. */
export type Mark = Omit<MarkedSend, "lookedAt">;

/** A process that stood still for longer than this since it began to look must look again before it sends. */
const freshMilliseconds = 60_000;

export function momentOf(clock: Clock): Moment {
  return { wall: clock.now(), monotonicMilliseconds: clock.monotonicMilliseconds() };
}

/** Both clocks must agree: the wall clock can be set, the other one can stand still with the machine. */
export function isFresh({ lookedAt }: MarkedSend, clock: Clock): boolean {
  const wall = clock.now().getTime() - lookedAt.wall.getTime();
  const monotonic = clock.monotonicMilliseconds() - lookedAt.monotonicMilliseconds;
  return Math.abs(wall) < freshMilliseconds && monotonic < freshMilliseconds;
}
