/** Clocks further apart than this are wrong: Stripe's webhooks would be refused, and due times would shift. */
export const skewMillisecondsMax = 60_000;

/** Between two readings of our own clock, around a question to Stripe, lies the moment of its answer. */
export type Asking = { readonly begunAt: Date; readonly endedAt: Date };

/**
 * How far our clock is ahead of Stripe's, in milliseconds; negative when it is behind, zero when Stripe's moment
 * lies within the asking. So neither a slow answer nor a process that stood still counts as a wrong clock.
 */
export function clockSkew({ begunAt, endedAt }: Asking, stripeNow: Date): number {
  const ahead = begunAt.getTime() - stripeNow.getTime();
  const behind = endedAt.getTime() - stripeNow.getTime();
  if (ahead > 0) return ahead;
  return behind < 0 ? behind : 0;
}

/** What administrators read while our clock is wrong; null while it is right. */
export function skewSentence(milliseconds: number): string | null {
  if (Math.abs(milliseconds) <= skewMillisecondsMax) return null;
  const seconds = Math.round(Math.abs(milliseconds) / 1_000);
  const where = milliseconds > 0 ? "ahead of" : "behind";
  return `This server’s clock is ${seconds} seconds ${where} Stripe’s. Set it right: webhooks are refused meanwhile.`;
}
