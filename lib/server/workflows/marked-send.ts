import "server-only";
import type { RequestRow } from "@/lib/server/database/request-rows";
import type { Clock } from "@/lib/server/hands";

/** A send that is written down and may go out: the row as marked, and whether an earlier one is still open. */
export type MarkedSend = {
  readonly row: RequestRow;
  readonly hadOpenSend: boolean;
  readonly markedAt: { readonly wall: Date; readonly monotonicMilliseconds: number };
};

/** A process that stood still for longer than this since its mark must plan anew before it sends. */
const freshMilliseconds = 60_000;

export function markNow(row: RequestRow, hadOpenSend: boolean, clock: Clock): MarkedSend {
  const markedAt = { wall: clock.now(), monotonicMilliseconds: clock.monotonicMilliseconds() };
  return { row, hadOpenSend, markedAt };
}

/** Both clocks must agree: the wall clock can be set, the other one can stand still with the machine. */
export function isFresh({ markedAt }: MarkedSend, clock: Clock): boolean {
  const wall = clock.now().getTime() - markedAt.wall.getTime();
  const monotonic = clock.monotonicMilliseconds() - markedAt.monotonicMilliseconds;
  return Math.abs(wall) < freshMilliseconds && monotonic < freshMilliseconds;
}
