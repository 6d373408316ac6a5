import "server-only";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { RefundStatus } from "@/lib/core/charge/charge";
import { instant, minor } from "./columns";
import { chargeLedger } from "./tables";

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
