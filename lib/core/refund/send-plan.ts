import type { UnknownMode } from "./refund-ledger";

const hourMilliseconds = 3_600_000;

/** Stripe keeps a key at least 24 hours; one hour is the margin. Source: docs.stripe.com/api/idempotent_requests. */
export const keyLifeMilliseconds = 23 * hourMilliseconds;

/** Only after this long without a trace may an unanswered send be called not executed. Ours, not Stripe's. */
export const quietMilliseconds = 25 * hourMilliseconds;

export const sendsMax = 12;

const firstPauseMilliseconds = 3_000;
const longestPauseMilliseconds = 2 * hourMilliseconds;

/** What is known of a request's sends; instants by Stripe's clock. */
export type SendHistory = {
  readonly firstSentAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly sends: number;
  readonly sawServerError: boolean;
  readonly unknownMode: UnknownMode | null;
};

/** What to do with a request of which a fresh look at Stripe shows no refund. */
export type SendPlan = "send" | "wait" | "review" | "fail_not_executed";

/** `stripeNow` is the `Date` header of that look: our own clock decides nothing about money. */
export function planSend(history: SendHistory, stripeNow: Date): SendPlan {
  if (history.unknownMode === "review") return "wait";
  if (maySendAgain(history, stripeNow)) return "send";
  if (isQuiet(history, stripeNow)) return history.sawServerError ? "review" : "fail_not_executed";
  return "wait";
}

function maySendAgain(history: SendHistory, stripeNow: Date): boolean {
  if (history.unknownMode === "watch" || history.sends >= sendsMax) return false;
  return history.firstSentAt === null || age(history.firstSentAt, stripeNow) < keyLifeMilliseconds;
}

/** True when so much time has passed since the last send that no late effect of it is waited for any more. */
export function isQuiet(history: Pick<SendHistory, "lastSentAt">, stripeNow: Date): boolean {
  return history.lastSentAt !== null && age(history.lastSentAt, stripeNow) >= quietMilliseconds;
}

function age(since: Date, now: Date): number {
  return now.getTime() - since.getTime();
}

/** Pause before the next look: doubling, the second half of it by chance, a random number from 0 to 1. */
export function pauseMilliseconds(tries: number, chance: number): number {
  const ceiling = Math.min(firstPauseMilliseconds * 2 ** Math.min(tries, 20), longestPauseMilliseconds);
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}
