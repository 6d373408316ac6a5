import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { RefundStatus } from "@/lib/core/charge/charge";
import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import type { StripeReason } from "@/lib/core/refund/refund-request";
import type { StripeWords } from "@/lib/core/refund/requested-refund";

const minor = (name: string) => bigint(name, { mode: "bigint" });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** One row a charge: what may still be refunded is captured - reserved - posted - external. */
export const chargeLedger = pgTable(
  "charge_ledger",
  {
    chargeId: text("charge_id").primaryKey(),
    livemode: boolean("livemode").notNull(),
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
  },
  (table) => [
    check("charge_ledger_captured", sql`${table.capturedMinor} >= 0`),
    check("charge_ledger_reserved", sql`${table.reservedMinor} >= 0`),
    check("charge_ledger_posted", sql`${table.postedMinor} >= 0`),
    check("charge_ledger_external", sql`${table.externalMinor} >= 0`),
  ],
);

/** One row a refund request. The row is the reservation; it is never deleted. */
export const refundRequest = pgTable(
  "refund_request",
  {
    id: text("id").primaryKey(),
    chargeId: text("charge_id")
      .notNull()
      .references(() => chargeLedger.chargeId),
    livemode: boolean("livemode").notNull(),
    extent: text("extent").$type<"whole" | "part">().notNull(),
    amountMinor: minor("amount_minor").notNull(),
    /** What Stripe moved; null until a refund of ours is proven. */
    movedMinor: minor("moved_minor"),
    currency: text("currency").notNull(),
    reason: text("reason").$type<StripeReason>(),
    ticket: text("ticket").notNull(),
    note: text("note").notNull(),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull(),
    instructionsEmail: text("instructions_email"),
    reverseTransfer: boolean("reverse_transfer").notNull(),
    refundApplicationFee: boolean("refund_application_fee").notNull(),
    requesterIssuer: text("requester_issuer").notNull(),
    requesterSubject: text("requester_subject").notNull(),
    requesterName: text("requester_name").notNull(),
    attemptId: text("attempt_id").notNull(),
    /** SHA-256 over what is asked: the same attempt with another content is refused. */
    contentHash: text("content_hash").notNull(),
    state: text("state").$type<RefundState>().notNull(),
    unknownMode: text("unknown_mode").$type<UnknownMode>(),
    generation: integer("generation").notNull().default(0),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    /** By Stripe's clock: the key is not sent again 23 hours after this. */
    firstSentAt: instant("first_sent_at"),
    lastSentAt: instant("last_sent_at"),
    sends: integer("sends").notNull().default(0),
    /** True while a send may have arrived whose answer was never recorded. */
    hasOpenSend: boolean("has_open_send").notNull().default(false),
    /** True once Stripe answered 500 under this key: it may still carry the refund out later. */
    sawServerError: boolean("saw_server_error").notNull().default(false),
    refundId: text("refund_id").unique(),
    refundStatus: text("refund_status").$type<RefundStatus>(),
    failure: jsonb("failure").$type<StripeWords>(),
    nextAt: instant("next_at"),
    /** Looks at Stripe since the last step: the pauses between them grow. */
    looks: integer("looks").notNull().default(0),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("refund_request_attempt").on(table.requesterIssuer, table.requesterSubject, table.attemptId),
    index("refund_request_newest").on(table.createdAt.desc(), table.id.desc()),
    index("refund_request_by_requester").on(
      table.requesterIssuer,
      table.requesterSubject,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("refund_request_by_charge").on(table.chargeId),
    index("refund_request_due")
      .on(table.nextAt)
      .where(sql`${table.state} in ('approved', 'submitting', 'unknown', 'pending', 'requires_action')`),
    check("refund_request_amount", sql`${table.amountMinor} > 0`),
    check("refund_request_moved", sql`${table.movedMinor} is null or ${table.movedMinor} > 0`),
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

/** What Stripe told us by webhook: kept until the charge it is about has been looked at. */
export const eventInbox = pgTable(
  "event_inbox",
  {
    eventId: text("event_id").primaryKey(),
    type: text("type").notNull(),
    chargeId: text("charge_id").notNull(),
    /** SHA-256 of the body as it came, so that a body can be told from another under the same id. */
    payloadSha256: text("payload_sha256").notNull(),
    createdAt: instant("created_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    appliedAt: instant("applied_at"),
    nextAt: instant("next_at").notNull(),
    tries: integer("tries").notNull().default(0),
  },
  (table) => [index("event_inbox_waiting").on(table.nextAt).where(sql`${table.appliedAt} is null`)],
);

/** When each recurring job ran last, and which worker is at it: one installation runs it once. */
export const recurringJob = pgTable("recurring_job", {
  name: text("name").primaryKey(),
  lastStartedAt: instant("last_started_at").notNull(),
  lastEndedAt: instant("last_ended_at"),
  leaseUntil: instant("lease_until"),
  /** Where the job goes on next time, in its own terms. */
  position: text("position"),
});

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
  ],
);

/** The end of the chain: locked while a row is added, so that rows come one after another. */
export const auditHead = pgTable("audit_head", {
  one: integer("one").primaryKey().default(1),
  seq: minor("seq").notNull(),
  hash: text("hash").notNull(),
});
