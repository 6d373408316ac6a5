import "server-only";
import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, minor } from "./columns";

/** The audit log: one chain, written with the change it tells, never changed afterwards. */
export const audit = pgTable(
  "audit",
  {
    seq: minor("seq").primaryKey(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    event: text("event").notNull(),
    /** The request or charge that it is about. */
    object: text("object").notNull(),
    /** Canonical JSON, kept as text: the hash covers these very bytes. */
    body: text("body").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull().unique(),
  },
  (table) => [
    index("audit_by_object").on(table.object, table.seq),
    index("audit_newest").on(table.at, table.seq),
    index("audit_by_event").on(table.event, table.at, table.seq),
    index("audit_by_actor").on(table.actor, table.at, table.seq),
    // What the provider last told of somebody, however much they did since.
    index("audit_sessions_of_actor")
      .on(table.actor, table.at, table.seq)
      .where(sql`${table.event} in ('session.began', 'session.roles_changed')`),
  ],
);

/** The end of the chain: locked while a row is added, so that rows come one after another. */
export const auditHead = pgTable("audit_head", {
  one: integer("one").primaryKey().default(1),
  seq: minor("seq").notNull(),
  hash: text("hash").notNull(),
});
