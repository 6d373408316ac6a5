import "server-only";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { chargeLedger } from "./charge-tables";
import { askedColumns, decisionColumns, progressColumns } from "./request-columns";
import { stepUp } from "./step-up-tables";

/** One row a refund request. The row is the reservation; it is never deleted. */
export const refundRequest = pgTable(
  "refund_request",
  {
    id: text("id").primaryKey(),
    chargeId: text("charge_id")
      .notNull()
      .references(() => chargeLedger.chargeId),
    ...askedColumns,
    ...decisionColumns,
    ...progressColumns,
  },
  (table) => [
    unique("refund_request_attempt").on(table.requesterIssuer, table.requesterSubject, table.attemptId),
    // Read backwards for the newest first: an index declared as descending puts nulls last, and serves no such order.
    index("refund_request_newest").on(table.createdAt, table.id),
    index("refund_request_by_requester").on(
      table.requesterIssuer,
      table.requesterSubject,
      table.createdAt,
      table.id,
    ),
    index("refund_request_by_charge").on(table.chargeId),
    // By the instant that the 24 hours count from; requests without a ticket stay out of it.
    index("refund_request_by_ticket")
      .on(table.ticketKey, sql`coalesce(${table.firstSentAt}, ${table.createdAt})`)
      .where(sql`${table.ticketKey} is not null`),
    // For the sums of 24 hours, by the same instant.
    index("refund_request_by_person").on(
      table.requesterIssuer,
      table.requesterSubject,
      sql`coalesce(${table.firstSentAt}, ${table.createdAt})`,
    ),
    index("refund_request_by_customer")
      .on(table.customerId, sql`coalesce(${table.firstSentAt}, ${table.createdAt})`)
      .where(sql`${table.customerId} is not null`),
    index("refund_request_due")
      .on(table.nextAt)
      .where(
        sql`${table.state} in ('held', 'approved', 'submitting', 'unknown', 'pending', 'requires_action')`,
      ),
    // For the longest of them alone.
    index("refund_request_found_after")
      .on(table.livemode, table.foundAfterSeconds)
      .where(sql`${table.foundAfterSeconds} is not null`),
    index("refund_request_waiting")
      .on(table.approvalDueAt)
      .where(sql`${table.state} in ('awaiting_approval', 'returned')`),
    index("refund_request_reference")
      .on(table.requesterIssuer, table.requesterSubject, table.bankReferenceAt)
      .where(sql`${table.bankReference} is not null and ${table.bankReferenceNotedAt} is null`),
    // For the access review: who decided on whose requests, and who asked soon after a payment was made.
    index("refund_request_decided").on(table.decidedAt).where(sql`${table.decidedAt} is not null`),
    index("refund_request_by_decider")
      .on(table.decidedByIssuer, table.decidedBySubject, table.decidedAt)
      .where(sql`${table.decidedAt} is not null`),
    index("refund_request_soon")
      .on(table.createdAt)
      .where(sql`${table.createdAt} - ${table.chargedAt} < interval '60 minutes'`),
    // Four eyes: nobody decides on the own request, and nobody asks themselves.
    check(
      "refund_request_two_people",
      sql`(${table.decidedByIssuer} is null or (${table.decidedByIssuer}, ${table.decidedBySubject})
          is distinct from (${table.requesterIssuer}, ${table.requesterSubject}))
        and (${table.questionByIssuer} is null or (${table.questionByIssuer}, ${table.questionBySubject})
          is distinct from (${table.requesterIssuer}, ${table.requesterSubject}))`,
    ),
    // Above a limit nothing goes on without a second person who saw what is sent.
    check(
      "refund_request_approved",
      sql`${table.overLimits} is null
        or ${table.state} in ('awaiting_approval', 'returned', 'rejected', 'expired', 'withdrawn')
        or (${table.decidedByIssuer} is not null and ${table.approvedSha256} is not null)`,
    ),
    // A proof counts once.
    uniqueIndex("refund_request_by_step_up").on(table.stepUpId).where(sql`${table.stepUpId} is not null`),
    // A proof is for this person, this charge, this sum and this content, or it is none.
    foreignKey({
      name: "refund_request_step_up",
      columns: [
        table.stepUpId,
        table.requesterIssuer,
        table.requesterSubject,
        table.chargeId,
        table.amountMinor,
        table.currency,
        table.contentHash,
      ],
      foreignColumns: [
        stepUp.id,
        stepUp.issuer,
        stepUp.subject,
        stepUp.chargeId,
        stepUp.amountMinor,
        stepUp.currency,
        stepUp.contentHash,
      ],
    }),
    check("refund_request_proved", sql`(${table.stepUpAboveMinor} is null) = (${table.stepUpId} is null)`),
    check(
      "refund_request_rejected",
      sql`${table.state} <> 'rejected' or ${table.decidedByIssuer} is not null`,
    ),
    check("refund_request_amount", sql`${table.amountMinor} > 0`),
    check("refund_request_moved", sql`${table.movedMinor} is null or ${table.movedMinor} > 0`),
  ],
);
