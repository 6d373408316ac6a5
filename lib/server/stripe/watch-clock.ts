import "server-only";
import { type Asking, clockSkew, skewMillisecondsMax, skewSentence } from "@/lib/core/stripe/clock-skew";
import { log } from "@/lib/server/log";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { Asked } from "./ask";

const hourMilliseconds = 3_600_000;

/** Our own clocks: the one that can be set, and the one that only ever grows. */
type OwnClock = { readonly now: () => Date; readonly monotonicMilliseconds: () => number };

/** What the last answer of Stripe's said of this server's clock. */
type ClockWatch = { skewMilliseconds: number; loggedAt: number | null };

function watch(): ClockWatch {
  return oncePerProcess("clock-watch", () => ({ skewMilliseconds: 0, loggedAt: null }));
}

/** Asks, and holds our clock against the one of the answer. */
export async function askWatchingClock<Value>(
  clock: OwnClock,
  question: () => Promise<Asked<Value>>,
): Promise<Asked<Value>> {
  const begunAt = clock.now();
  const asked = await question();
  if (asked.kind !== "trouble") note({ begunAt, endedAt: clock.now() }, asked.seenAt, clock);
  return asked;
}

/** A clock that is wrong is told once an hour, by the clock that nobody sets. */
function note(asking: Asking, stripeNow: Date, clock: OwnClock): void {
  const seen = watch();
  // Stripe's header knows whole seconds only.
  seen.skewMilliseconds = clockSkew(asking, stripeNow);
  if (Math.abs(seen.skewMilliseconds) <= skewMillisecondsMax) return;
  const now = clock.monotonicMilliseconds();
  if (seen.loggedAt !== null && now >= seen.loggedAt && now - seen.loggedAt < hourMilliseconds) return;
  seen.loggedAt = now;
  log().error({ skewMilliseconds: seen.skewMilliseconds }, "this server's clock is not Stripe's");
}

/** What administrators are to read about this server's clock; null while it is right. */
export function clockTrouble(): string | null {
  return skewSentence(watch().skewMilliseconds);
}
