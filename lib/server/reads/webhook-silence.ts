import "server-only";
import type { Actor } from "@/lib/core/operator";
import { type WebhookSilence, webhookSilence } from "@/lib/core/stripe/webhook-silence";
import { readWebhookTraffic } from "@/lib/server/database/webhook-traffic";
import type { Hands } from "@/lib/server/hands";

/** What happened longer ago has been found by other ways, and says nothing of today. */
const reachMilliseconds = 24 * 3_600_000;

/** Whether refunds were made lately and no webhook came in. */
export async function readWebhookSilence(
  _actor: Actor,
  { database, clock, livemode }: Pick<Hands, "database" | "clock" | "livemode">,
): Promise<WebhookSilence | null> {
  const now = clock.now();
  const since = new Date(now.getTime() - reachMilliseconds);
  return webhookSilence(await readWebhookTraffic(database, livemode, since), now);
}
