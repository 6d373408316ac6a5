import "server-only";
import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AttentionKind, AttentionOutcome } from "@/lib/core/attention/attention-case";
import type { TieOutReason } from "@/lib/core/tie-out/compare-refund";
import { chargeLedger } from "./charge-tables";
import { instant } from "./columns";
import { refundRequest } from "./tables";

/** What needs a person: one row a case, from its opening to the outcome that closed it. */
export const attentionCase = pgTable(
  "attention_case",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<AttentionKind>().notNull(),
    livemode: boolean("livemode").notNull(),
    /** What the case is about, such as `re_…` or `rq_…`; together with the kind at most one open case. */
    subject: text("subject").notNull(),
    chargeId: text("charge_id").references(() => chargeLedger.chargeId),
    requestId: text("request_id").references(() => refundRequest.id),
    /** What shows that it is so, for the sentence and the next step. */
    facts: jsonb("facts").$type<Readonly<Record<string, string>>>().notNull(),
    openedAt: instant("opened_at").notNull(),
    ownerIssuer: text("owner_issuer"),
    ownerSubject: text("owner_subject"),
    ownerName: text("owner_name"),
    ownedAt: instant("owned_at"),
    /** An outcome that takes two people waits here for the second one. */
    proposedOutcome: text("proposed_outcome").$type<AttentionOutcome>(),
    proposedNote: text("proposed_note"),
    /** Where it is written: Stripe support's answer, or the line of the request log. */
    proposedEvidence: text("proposed_evidence"),
    proposedByIssuer: text("proposed_by_issuer"),
    proposedBySubject: text("proposed_by_subject"),
    proposedByName: text("proposed_by_name"),
    proposedAt: instant("proposed_at"),
    outcome: text("outcome").$type<AttentionOutcome>(),
    outcomeNote: text("outcome_note"),
    /** Null where the console itself saw that the case is over. */
    closedByIssuer: text("closed_by_issuer"),
    closedBySubject: text("closed_by_subject"),
    closedByName: text("closed_by_name"),
    closedAt: instant("closed_at"),
  },
  (table) => [
    uniqueIndex("attention_case_open").on(table.kind, table.subject).where(sql`${table.closedAt} is null`),
    index("attention_case_oldest").on(table.openedAt, table.id).where(sql`${table.closedAt} is null`),
    index("attention_case_newest_closed")
      .on(table.closedAt, table.id)
      .where(sql`${table.closedAt} is not null`),
    index("attention_case_by_charge").on(table.chargeId),
    index("attention_case_by_request").on(table.requestId),
    check("attention_case_closed", sql`(${table.closedAt} is null) = (${table.outcome} is null)`),
    // Four eyes: whoever proposed an outcome does not decide it.
    check(
      "attention_case_two_people",
      sql`${table.outcome} not in ('not_executed', 'send_anew') or (
        ${table.proposedByIssuer} is not null and ${table.closedByIssuer} is not null
        and (${table.proposedByIssuer}, ${table.proposedBySubject})
          is distinct from (${table.closedByIssuer}, ${table.closedBySubject}))`,
    ),
    // What was confirmed is what was proposed, with a note and evidence.
    check(
      "attention_case_as_proposed",
      sql`${table.outcome} not in ('not_executed', 'send_anew') or (
        ${table.outcome} is not distinct from ${table.proposedOutcome}
        and coalesce(${table.proposedNote}, '') <> '' and coalesce(${table.proposedEvidence}, '') <> '')`,
    ),
    check(
      "attention_case_note",
      sql`${table.closedByIssuer} is null or coalesce(${table.outcomeNote}, '') <> ''`,
    ),
    // A case that a person closes has an outcome of that person's choice, and the other way round.
    check(
      "attention_case_by_itself",
      sql`${table.outcome} is null or (${table.outcome} = 'settled_by_itself') = (${table.closedByIssuer} is null)`,
    ),
  ],
);

/** Every comparison of our books with Stripe's refunds and balance transactions. */
export const tieOut = pgTable(
  "tie_out",
  {
    id: text("id").primaryKey(),
    livemode: boolean("livemode").notNull(),
    /** Refunds created in [from, to) were compared. */
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
    endedAt: instant("ended_at").notNull(),
    /** One line a currency, in minor units as decimal texts. */
    lines: jsonb("lines").$type<readonly TieOutLine[]>().notNull(),
    /** Each refund that one of the three does not know, or knows otherwise. */
    differences: jsonb("differences").$type<readonly TieOutDifference[]>().notNull(),
  },
  (table) => [index("tie_out_newest").on(table.endedAt)],
);

export type TieOutLine = {
  readonly currency: string;
  readonly ledgerMinor: string;
  readonly refundsMinor: string;
  readonly balanceMinor: string;
  /** Of refunds that wait: what need not have left the balance yet. */
  readonly waitingMinor: string;
  readonly unexplainedMinor: string;
};

export type TieOutDifference = {
  readonly refundId: string;
  readonly chargeId: string | null;
  readonly currency: string;
  readonly unexplainedMinor: string;
  readonly why: TieOutReason;
};

/** Who has which charge open at the moment; a row that is not renewed counts as closed. */
export const openPage = pgTable(
  "open_page",
  {
    /** One showing of the page, in one tab. */
    id: text("id").primaryKey(),
    chargeId: text("charge_id").notNull(),
    /** Where the page has its charge from: our books may not know it yet. */
    connectedAccount: text("connected_account"),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    name: text("name").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [index("open_page_by_charge").on(table.chargeId, table.seenAt)],
);
