import "server-only";
import { and, asc, eq, getTableColumns, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { StripeEventHint } from "@/lib/core/stripe/stripe-event";
import { chargeLedger } from "./charge-tables";
import type { Database } from "./database";
import { eventInbox } from "./job-tables";

export type EventRow = typeof eventInbox.$inferSelect;

/** Events taken at a time. */
const claimsMax = 50;

/** An event that is due further away than this was put off by a clock that ran ahead: it counts as due. */
const farthestPauseMilliseconds = 3_600_000;

/** Puts an event into the inbox; false when it lies there already, which a repeated delivery is. */
export async function keepEvent(
  database: Database,
  hint: StripeEventHint,
  payloadSha256: string,
  at: Date,
): Promise<boolean> {
  const kept = await database
    .insert(eventInbox)
    .values({ ...hint, payloadSha256, receivedAt: at, nextAt: at })
    .onConflictDoNothing()
    .returning({ eventId: eventInbox.eventId });
  return kept.length === 1;
}

/** An event with what our books know of its charge's account: `isBooked` is false where they do not know the charge. */
export type ClaimedEvent = EventRow & { readonly isBooked: boolean; readonly bookedAccount: string | null };

const booked = sql`from ${chargeLedger} where ${chargeLedger.chargeId} = ${eventInbox.chargeId}`;

/** Takes waiting events for this worker: they come again after `retryAt` unless they are marked as applied. */
export function claimEvents(database: Database, now: Date, retryAt: Date): Promise<ClaimedEvent[]> {
  const farthest = new Date(now.getTime() + farthestPauseMilliseconds);
  const waiting = database
    .select({ eventId: eventInbox.eventId })
    .from(eventInbox)
    .where(
      and(isNull(eventInbox.appliedAt), or(lte(eventInbox.nextAt, now), gt(eventInbox.nextAt, farthest))),
    )
    .orderBy(asc(eventInbox.nextAt))
    .limit(claimsMax)
    .for("update", { skipLocked: true });
  return database
    .update(eventInbox)
    .set({ nextAt: retryAt, tries: sql`${eventInbox.tries} + 1` })
    .where(inArray(eventInbox.eventId, waiting))
    .returning({
      ...getTableColumns(eventInbox),
      isBooked: sql<boolean>`exists (select ${booked})`,
      bookedAccount: sql<string | null>`(select ${chargeLedger.connectedAccount} ${booked})`,
    });
}

export async function markEventsApplied(
  database: Database,
  events: readonly EventRow[],
  at: Date,
): Promise<void> {
  const ids = events.map(({ eventId }) => eventId);
  await database.update(eventInbox).set({ appliedAt: at }).where(inArray(eventInbox.eventId, ids));
}

export async function findEvent(database: Database, eventId: string): Promise<EventRow | null> {
  const [row] = await database.select().from(eventInbox).where(eq(eventInbox.eventId, eventId));
  return row ?? null;
}
