import "server-only";
import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text } from "drizzle-orm/pg-core";
import type { RefundStatus } from "@/lib/core/charge/charge";
import { instant, minor } from "./columns";

/** One row a charge: what may still be refunded is captured - reserved - posted - external. */
export const chargeLedger = pgTable(
  "charge_ledger",
  {
    chargeId: text("charge_id").primaryKey(),
    livemode: boolean("livemode").notNull(),
    /** Where a direct charge is; null for our own account. Written with the row, and the database lets it never change. */
    connectedAccount: text("connected_account"),
    currency: text("currency").notNull(),
    capturedMinor: minor("captured_minor").notNull(),
    /** Set aside by requests of ours that Stripe has not answered yet. */
    reservedMinor: minor("reserved_minor").notNull().default(sql`0`),
    /** Moved by refunds of ours. */
    postedMinor: minor("posted_minor").notNull().default(sql`0`),
    /** Moved by refunds made elsewhere. */
    externalMinor: minor("external_minor").notNull().default(sql`0`),
    disputed: boolean("disputed").notNull().default(false),
    lastSeenAt: instant("last_seen_at").notNull(),
    /** Set while nothing may be sent for this charge, because our books and Stripe disagree about it. */
    blockedAt: instant("blocked_at"),
    blockedWhy: text("blocked_why"),
  },
  (table) => [
    check("charge_ledger_connected_account", sql`${table.connectedAccount} ~ '^acct_[A-Za-z0-9_]{1,64}$'`),
    index("charge_ledger_by_account")
      .on(table.livemode, table.connectedAccount)
      .where(sql`${table.connectedAccount} is not null`),
    check("charge_ledger_captured", sql`${table.capturedMinor} >= 0`),
    check("charge_ledger_reserved", sql`${table.reservedMinor} >= 0`),
    check("charge_ledger_posted", sql`${table.postedMinor} >= 0`),
    check("charge_ledger_external", sql`${table.externalMinor} >= 0`),
  ],
);

/** Refunds that somebody made outside the console, as last seen at Stripe. */
export const externalRefund = pgTable(
  "external_refund",
  {
    refundId: text("refund_id").primaryKey(),
    chargeId: text("charge_id")
      .notNull()
      .references(() => chargeLedger.chargeId),
    amountMinor: minor("amount_minor").notNull(),
    status: text("status").$type<RefundStatus>().notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
  },
  (table) => [index("external_refund_by_charge").on(table.chargeId)],
);
