import "server-only";
import { and, desc, eq, gte, isNotNull, max } from "drizzle-orm";
import type { WebhookTraffic } from "@/lib/core/stripe/webhook-silence";
import type { Database } from "./database";
import { eventInbox } from "./job-tables";
import { refundRequest } from "./tables";

/** Enough to see that there were some. */
const refundsMax = 1_000;

/** When a webhook came in last, and when refunds of ours were sent since an instant that Stripe has made. */
export async function readWebhookTraffic(
  database: Database,
  livemode: boolean,
  since: Date,
): Promise<WebhookTraffic> {
  const { refundId, lastSentAt } = refundRequest;
  const isMade = and(isNotNull(refundId), gte(lastSentAt, since), eq(refundRequest.livemode, livemode));
  const [newest] = await database.select({ at: max(eventInbox.receivedAt) }).from(eventInbox);
  const rows = await database
    .select({ lastSentAt })
    .from(refundRequest)
    .where(isMade)
    .orderBy(desc(lastSentAt))
    .limit(refundsMax);
  return { lastWebhookAt: newest?.at ?? null, madeAt: rows.flatMap((row) => row.lastSentAt ?? []) };
}
