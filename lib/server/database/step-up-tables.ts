import "server-only";
import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { StripeReason } from "@/lib/core/refund/refund-request";
import { chargeLedger } from "./charge-tables";
import { instant, minor } from "./columns";

/**
 * A refund that waits for its author's second factor, and the proof once there is one. It holds for one request with
 * just this content, which the request's own row refers to.
 */
export const stepUp = pgTable(
  "step_up",
  {
    id: text("id").primaryKey(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    chargeId: text("charge_id")
      .notNull()
      .references(() => chargeLedger.chargeId),
    livemode: boolean("livemode").notNull(),
    attemptId: text("attempt_id").notNull(),
    contentHash: text("content_hash").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: text("currency").notNull(),
    /** What the tab shows of the wish, in words of that day; the database keeps them equal to the request's own. */
    reason: text("reason").$type<StripeReason>(),
    reasonLabel: text("reason_label"),
    /** Null where the console did not keep it yet. */
    ticket: text("ticket"),
    /** The amount above which it was asked for. */
    aboveMinor: minor("above_minor").notNull(),
    askedAt: instant("asked_at").notNull(),
    provedAt: instant("proved_at"),
    /** When the person signed in, as the provider says. */
    authenticatedAt: instant("authenticated_at"),
    /** What the provider says of the way, such as `acr urn:…`. */
    proof: text("proof"),
    usedAt: instant("used_at"),
  },
  (table) => [
    unique("step_up_bound").on(
      table.id,
      table.issuer,
      table.subject,
      table.chargeId,
      table.amountMinor,
      table.currency,
      table.contentHash,
    ),
    index("step_up_by_attempt").on(table.issuer, table.subject, table.attemptId),
    check(
      "step_up_proved",
      sql`(${table.provedAt} is null) = (${table.authenticatedAt} is null)
        and (${table.provedAt} is null) = (${table.proof} is null)`,
    ),
    check("step_up_used", sql`${table.usedAt} is null or ${table.provedAt} is not null`),
  ],
);
