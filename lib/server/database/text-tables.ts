import "server-only";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Every version of the texts for customers; the newest one is in force, and none is ever changed. */
export const textVersion = pgTable("text_version", {
  version: integer("version").primaryKey(),
  /** Canonical JSON, kept as text. */
  content: text("content").notNull(),
  contentSha256: text("content_sha256").notNull(),
  note: text("note").notNull(),
  changedByIssuer: text("changed_by_issuer").notNull(),
  changedBySubject: text("changed_by_subject").notNull(),
  changedByName: text("changed_by_name").notNull(),
  changedAt: instant("changed_at").notNull(),
});
