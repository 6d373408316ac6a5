import "server-only";
import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** What Stripe told us by webhook: kept until the charge it is about has been looked at. */
export const eventInbox = pgTable(
  "event_inbox",
  {
    eventId: text("event_id").primaryKey(),
    type: text("type").notNull(),
    chargeId: text("charge_id").notNull(),
    /** The connected account that the event came from; null for our own. */
    connectedAccount: text("connected_account"),
    /** SHA-256 of the body as it came, so that a body can be told from another under the same id. */
    payloadSha256: text("payload_sha256").notNull(),
    createdAt: instant("created_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    appliedAt: instant("applied_at"),
    nextAt: instant("next_at").notNull(),
    tries: integer("tries").notNull().default(0),
  },
  (table) => [
    index("event_inbox_waiting").on(table.nextAt).where(sql`${table.appliedAt} is null`),
    index("event_inbox_newest").on(table.receivedAt),
  ],
);

/** When each recurring job ran last, and which worker is at it: one installation runs it once. */
export const recurringJob = pgTable("recurring_job", {
  name: text("name").primaryKey(),
  lastStartedAt: instant("last_started_at").notNull(),
  lastEndedAt: instant("last_ended_at"),
  leaseUntil: instant("lease_until"),
  /** Where the job goes on next time, in its own terms. */
  position: text("position"),
});
