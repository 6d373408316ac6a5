import "server-only";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { type ClaimedEvent, claimEvents, markEventsApplied } from "@/lib/server/database/event-rows";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

/** An event whose look failed is tried again after this. */
const retryMilliseconds = 60_000;

/**
 * Looks at every charge that webhooks pointed to, on the account that they came from: one look a charge, however many
 * events came.
 */
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
  const contradicting = events.filter(contradictsBooks);
  if (contradicting.length > 0) await passOver(contradicting, hands);
  for (const [place, about] of byPlace(events.filter((event) => !contradictsBooks(event)))) {
    // What is left comes again when its pause is over: here, or at another server.
    if (stopping.aborted) return;
    const look = await lookAtCharge(worker, place, hands);
    await point("events:looked");
    if (look !== "trouble") await markEventsApplied(hands.database, about, hands.clock.now());
    await point("events:applied");
  }
}

function contradictsBooks({ isBooked, bookedAccount, connectedAccount }: ClaimedEvent): boolean {
  return isBooked && bookedAccount !== connectedAccount;
}

/** It names another account than the one that the charge is on: a look there would say nothing of our charge. */
async function passOver(events: readonly ClaimedEvent[], { database, clock }: Hands): Promise<void> {
  for (const { eventId, chargeId, connectedAccount, bookedAccount } of events) {
    const facts = { eventId, chargeId, connectedAccount, bookedAccount };
    log().warn(
      facts,
      "a webhook names another account than our books have its charge on; it changed nothing",
    );
  }
  await markEventsApplied(database, events, clock.now());
}

function byPlace(events: readonly ClaimedEvent[]): Map<ChargePlace, readonly ClaimedEvent[]> {
  const places = new Map<string, { readonly place: ChargePlace; readonly about: ClaimedEvent[] }>();
  for (const event of events) {
    const { chargeId, connectedAccount } = event;
    const key = `${connectedAccount} ${chargeId}`;
    const known = places.get(key) ?? { place: { chargeId, connectedAccount }, about: [] };
    known.about.push(event);
    places.set(key, known);
  }
  return new Map([...places.values()].map(({ place, about }) => [place, about]));
}
