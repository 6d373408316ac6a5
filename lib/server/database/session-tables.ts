import "server-only";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What ended before its time. A sealed cookie cannot be called back, so this is asked with every request. A row
 * is of no use once no session that it could end is alive, and is then forgotten.
 */
export const sessionRevocation = pgTable(
  "session_revocations",
  {
    issuer: text("issuer").notNull(),
    kind: text("kind").$type<RevocationKind>().notNull(),
    value: text("value").notNull(),
    /** Sessions that were signed in later are not touched. */
    notBefore: instant("not_before").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.kind, table.value] }),
    index("session_revocations_by_age").on(table.notBefore),
  ],
);

/**
 * One session of ours, one session at the provider (`sid`), or everything of a person (`sub`). A logout token
 * ends nothing by itself: its number is kept here so that it works once.
 */
export type RevocationKind = "session" | "provider_session" | "subject" | "logout_token";
