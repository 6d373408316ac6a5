import "server-only";
import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Every version of the company's limits: proposed by one administrator, decided by another, never changed. */
export const limitVersion = pgTable(
  "limit_version",
  {
    version: integer("version").primaryKey(),
    /** Canonical JSON, kept as text: what was proposed is, to the byte, what was decided. */
    content: text("content").notNull(),
    contentSha256: text("content_sha256").notNull(),
    note: text("note").notNull(),
    proposedByIssuer: text("proposed_by_issuer").notNull(),
    proposedBySubject: text("proposed_by_subject").notNull(),
    proposedByName: text("proposed_by_name").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    /** Null while the proposal is open; false where it was turned down or taken back. */
    isInForce: boolean("is_in_force"),
    decidedByIssuer: text("decided_by_issuer"),
    decidedBySubject: text("decided_by_subject"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
  },
  (table) => [
    // One open proposal at a time: two would be decided without knowing of each other.
    uniqueIndex("limit_version_open")
      .on(sql`(${table.decidedAt} is null)`)
      .where(sql`${table.decidedAt} is null`),
    check("limit_version_decided", sql`(${table.decidedAt} is null) = (${table.isInForce} is null)`),
    // Four eyes: nobody puts their own proposal in force.
    check(
      "limit_version_two_people",
      sql`${table.isInForce} is not true or (${table.decidedByIssuer} is not null
        and (${table.proposedByIssuer}, ${table.proposedBySubject})
          is distinct from (${table.decidedByIssuer}, ${table.decidedBySubject}))`,
    ),
  ],
);
