import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimEvents, markEventsApplied } from "@/lib/server/database/event-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

/** An event whose look failed is tried again after this. */
const retryMilliseconds = 60_000;

/** Looks at every charge that webhooks pointed to: one look a charge, however many events came. */
export async function settleEvents(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const now = hands.clock.now();
  const retryAt = new Date(now.getTime() + retryMilliseconds);
  await point("events:asked");
  const events = await claimEvents(hands.database, now, retryAt);
  await point("events:claimed");
  for (const chargeId of new Set(events.map((event) => event.chargeId))) {
    // What is left comes again when its pause is over: here, or at another server.
    if (stopping.aborted) return;
    const about = events.filter((event) => event.chargeId === chargeId);
    const look = await lookAtCharge(worker, chargeId, hands);
    await point("events:looked");
    if (look !== "trouble") await markEventsApplied(hands.database, about, hands.clock.now());
    await point("events:applied");
  }
}
