import "server-only";
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { NoticeChannel, NoticeEvent, NoticeState } from "@/lib/core/notices/notice";
import { attentionCase } from "./attention-tables";
import { instant } from "./columns";
import { refundRequest } from "./tables";

/**
 * What people are to hear outside the console: one row an event and channel, written with the change itself. It
 * holds no text and no name; what is sent is made of the request or the case when it is sent.
 */
export const notice = pgTable(
  "notice",
  {
    /** Follows from the change, so that one change is told once. */
    id: text("id").notNull(),
    channel: text("channel").$type<NoticeChannel>().notNull(),
    event: text("event").$type<NoticeEvent>().notNull(),
    livemode: boolean("livemode").notNull(),
    requestId: text("request_id").references(() => refundRequest.id),
    caseId: text("case_id").references(() => attentionCase.id),
    at: instant("at").notNull(),
    state: text("state").$type<NoticeState>().notNull().default("due"),
    tries: integer("tries").notNull().default(0),
    /** When it is due; of one that is being sent, when its sender counts as gone. */
    nextAt: instant("next_at").notNull(),
    /** When the last try ended. */
    triedAt: instant("tried_at"),
    endedAt: instant("ended_at"),
    /** Why the last try failed, for whoever looks after it. */
    fault: text("fault"),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.channel] }),
    index("notice_open").on(table.nextAt).where(sql`${table.state} in ('due', 'sending')`),
    index("notice_newest").on(table.at.desc(), table.id),
    check("notice_subject", sql`num_nonnulls(${table.requestId}, ${table.caseId}) = 1`),
  ],
);
