import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimJob, endJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { readWebhookSilence } from "@/lib/server/reads/webhook-silence";

/** While it lasts, the log says so once an hour, and in one of several servers. */
const terms = { name: "watch-webhooks", everyMilliseconds: 3_600_000, leaseMilliseconds: 60_000 };

/** Warns when refunds are made and no webhook comes in: then refunds are followed hours later than they could be. */
export async function watchWebhooks(worker: WorkerActor, hands: Hands): Promise<void> {
  const silence = await readWebhookSilence(worker, hands);
  if (silence === null || (await claimJob(hands.database, terms, hands.clock.now())) === null) return;
  log().warn(
    { ...silence },
    "refunds were made and no webhook came in: is the endpoint reachable for Stripe?",
  );
  await endJob(hands.database, terms.name, hands.clock.now(), null);
}
