import "server-only";

/**
 * Every named point on the road of a refund. At each of them the proof harness can stop the process, let
 * others go first, or change the world; a point that no run ever reaches fails the harness.
 */
export const points = [
  "request:asked",
  "request:is-new",
  "request:gathered",
  "request:held",
  "hold:charge-seen",
  "hold:observed",
  "hold:limits-bound",
  "hold:reserved",
  "hold:row-written",
  "hold:audited",
  "send:marked",
  "send:answered",
  "record:locked",
  "record:judged",
  "record:written",
  "due:asked",
  "due:claimed",
  "due:driven",
  "drive:begun",
  "drive:gathered",
  "drive:blind",
  "drive:put-off",
  "drive:planned",
  "approve:gathered",
  "approve:approved",
  "approved:judged",
  "plan:charge-seen",
  "plan:observed",
  "plan:marked",
  "plan:waiting",
  "plan:in-review",
  "plan:not-executed",
  "observe:listed",
  "observe:followed",
  "observe:external-written",
  "observe:collision-told",
  "observe:recovered",
  "observe:stopped",
  "step:row-changed",
  "step:figures-moved",
  "step:audited",
  "audit:appended",
  "transaction:begun",
  "transaction:done",
  "transaction:committed",
  "webhook:arrived",
  "webhook:verified",
  "webhook:kept",
  "events:asked",
  "events:claimed",
  "events:looked",
  "events:applied",
  "look:gathered",
  "look:observed",
  "look:committed",
  "catch-up:asked",
  "catch-up:claimed",
  "catch-up:listed",
  "catch-up:looked",
  "catch-up:ended",
  "sweep:asked",
  "sweep:claimed",
  "sweep:listed",
  "sweep:looked",
  "sweep:ended",
  "tie-out:asked",
  "tie-out:claimed",
  "tie-out:gathered",
  "tie-out:written",
  "tie-out:ended",
] as const;

export type Point = (typeof points)[number];

type Listener = (name: Point) => Promise<void>;

let listener: Listener | undefined;

/** Passes a named point. Nobody listens in production: then this is one comparison. */
export function point(name: Point): Promise<void> | undefined {
  return listener?.(name);
}

/** For the proof harness alone; `undefined` ends the listening. */
export function listenAtPoints(next: Listener | undefined): void {
  listener = next;
}
