import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimEvents, markEventsApplied } from "@/lib/server/database/event-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { lookAtCharge } from "./look-at-charge";

/** An event whose look failed is tried again after this. */
const retryMilliseconds = 60_000;

/** Looks at every charge that webhooks pointed to: one look a charge, however many events came. */
export async function settleEvents(worker: WorkerActor, hands: Hands): Promise<void> {
  const now = hands.clock.now();
  const retryAt = new Date(now.getTime() + retryMilliseconds);
  await point("events:asked");
  const events = await claimEvents(hands.database, now, retryAt);
  await point("events:claimed");
  for (const chargeId of new Set(events.map((event) => event.chargeId))) {
    const about = events.filter((event) => event.chargeId === chargeId);
    const look = await lookAtCharge(worker, chargeId, hands);
    await point("events:looked");
    if (look !== "trouble") await markEventsApplied(hands.database, about, hands.clock.now());
    await point("events:applied");
  }
}
