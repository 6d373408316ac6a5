/** What the books know of webhooks and of refunds of ours. */
export type WebhookTraffic = {
  /** When one came in last; null before the first. */
  readonly lastWebhookAt: Date | null;
  /** When refunds of ours were sent that Stripe has made. */
  readonly madeAt: readonly Date[];
};

/** Refunds were made and no webhook came: since when, and how many of them. */
export type WebhookSilence = { readonly lastWebhookAt: Date | null; readonly refunds: number };

const minuteMilliseconds = 60_000;

/** A webhook younger than this says that they arrive. */
const quietMilliseconds = 30 * minuteMilliseconds;

/** Stripe's first delivery usually takes seconds; before this nobody is alarmed. */
const graceMilliseconds = 5 * minuteMilliseconds;

/** Null while webhooks arrive, and while there is nothing that one should have told of. */
export function webhookSilence({ lastWebhookAt, madeAt }: WebhookTraffic, now: Date): WebhookSilence | null {
  const last = lastWebhookAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (now.getTime() - last < quietMilliseconds) return null;
  const untold = madeAt.filter(
    (at) => at.getTime() > last && now.getTime() - at.getTime() >= graceMilliseconds,
  );
  return untold.length === 0 ? null : { lastWebhookAt, refunds: untold.length };
}
