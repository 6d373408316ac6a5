import type { LimitSet } from "./limit-set";
import type { LimitedPerson } from "./limits-of-person";

/** For how long a refund of this person's is held back: of several roles the shorter time counts, as the larger limit does. */
export function holdSecondsOf({ holdSeconds }: LimitSet, { roles }: Pick<LimitedPerson, "roles">): number {
  const held = (["agent", "lead"] as const).filter((role) => roles.includes(role));
  return held.length === 0 ? 0 : Math.min(...held.map((role) => holdSeconds[role]));
}
