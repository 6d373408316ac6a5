import "server-only";
import { boolean, integer, jsonb, text } from "drizzle-orm/pg-core";
import type { ApprovalFacts } from "@/lib/core/approval/approval-facts";
import type { Calculation } from "@/lib/core/calculation/calculation";
import type { RefundStatus } from "@/lib/core/charge/charge";
import type { KeptOverLimit } from "@/lib/core/limits/kept-over-limit";
import type { Role } from "@/lib/core/operator";
import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import type { StripeReason } from "@/lib/core/refund/refund-request";
import type { StripeWords } from "@/lib/core/refund/requested-refund";
import { instant, minor } from "./columns";

/** What is asked for, by whom, and that it is asked for once. */
export const askedColumns = {
  livemode: boolean("livemode").notNull(),
  /** The account that its charge is on, which the database keeps equal; null for our own. */
  connectedAccount: text("connected_account"),
  /** Whether Stripe is told a sum: `part` names it. */
  extent: text("extent").$type<"whole" | "part">().notNull(),
  /** The whole charge was asked for, with its sum or without; false also where the console did not keep it yet. */
  wholeCharge: boolean("whole_charge").notNull().default(false),
  /** Named to Stripe in place of the charge; null for what names the charge itself. */
  paymentIntentId: text("payment_intent_id"),
  amountMinor: minor("amount_minor").notNull(),
  /** What Stripe moved; null until a refund of ours is proven. */
  movedMinor: minor("moved_minor"),
  currency: text("currency").notNull(),
  /** What Stripe is told. */
  reason: text("reason").$type<StripeReason>(),
  /** The company's own reason, by its key and in the words of that day; null for one of Stripe's. */
  reasonKey: text("reason_key"),
  reasonLabel: text("reason_label"),
  ticket: text("ticket").notNull(),
  /** What tickets are compared by; null for none, and where the console did not compare yet. */
  ticketKey: text("ticket_key"),
  note: text("note").notNull(),
  metadata: jsonb("metadata").$type<Record<string, string>>().notNull(),
  instructionsEmail: text("instructions_email"),
  reverseTransfer: boolean("reverse_transfer").notNull(),
  refundApplicationFee: boolean("refund_application_fee").notNull(),
  requesterIssuer: text("requester_issuer").notNull(),
  requesterSubject: text("requester_subject").notNull(),
  requesterName: text("requester_name").notNull(),
  /** What the requester was when asking; null where the console did not keep it yet. */
  requesterRoles: jsonb("requester_roles").$type<readonly Role[]>(),
  /** Stripe's customer of the charge; null for a guest. */
  customerId: text("customer_id"),
  chargedAt: instant("charged_at"),
  attemptId: text("attempt_id").notNull(),
  /** SHA-256 over what is asked: the same attempt with another content is refused. */
  contentHash: text("content_hash").notNull(),
  /** How the amount was worked out; null where it was typed. */
  calculation: jsonb("calculation").$type<Calculation>(),
  /** What the requester said when told that this looks like something done before; null where it did not. */
  repeatNote: text("repeat_note"),
  /** The refunds and requests that it looked like. */
  repeatOf: jsonb("repeat_of").$type<readonly string[]>(),
};

/** What the limits and a second person say to it. */
export const decisionColumns = {
  /** The version of the limits that judged it; zero for what a fresh installation starts with. */
  limitVersion: integer("limit_version"),
  /** Why it needs a second person; null for what its author may do alone. */
  overLimits: jsonb("over_limits").$type<readonly KeptOverLimit[]>(),
  /** The amount above which its author had to prove afresh who is there, and the proof; null where nobody had to. */
  stepUpAboveMinor: minor("step_up_above_minor"),
  stepUpId: text("step_up_id"),
  /** The charge as it was when the request was put before a second person. */
  seenFacts: jsonb("seen_facts").$type<ApprovalFacts>(),
  approvalDueAt: instant("approval_due_at"),
  /** Who approved or rejected it. */
  decidedByIssuer: text("decided_by_issuer"),
  decidedBySubject: text("decided_by_subject"),
  decidedByName: text("decided_by_name"),
  decidedAt: instant("decided_at"),
  decisionNote: text("decision_note"),
  /** SHA-256 over the content and the figures that were approved. */
  approvedSha256: text("approved_sha256"),
  /** The last question of a second person, and its answer; earlier ones stand in the audit log. */
  question: text("question"),
  questionByIssuer: text("question_by_issuer"),
  questionBySubject: text("question_by_subject"),
  questionByName: text("question_by_name"),
  answer: text("answer"),
};

/** How far it has come at Stripe. */
export const progressColumns = {
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
  /** Where a look found the refund: how long after the last send Stripe made it, by Stripe's clock. */
  foundAfterSeconds: integer("found_after_seconds"),
  refundId: text("refund_id").unique(),
  refundStatus: text("refund_status").$type<RefundStatus>(),
  /** What Stripe said last, where that was no yes: final once the request has failed. */
  failure: jsonb("failure").$type<StripeWords>(),
  /** By which the customer's bank finds the refund, Stripe's word for its kind, and when a look showed it first. */
  bankReference: text("bank_reference"),
  bankReferenceType: text("bank_reference_type"),
  bankReferenceAt: instant("bank_reference_at"),
  /** When whoever asked for the refund took it off the list of references that arrived. */
  bankReferenceNotedAt: instant("bank_reference_noted_at"),
  /** Until then it can be undone; null for what was never held back. */
  heldUntil: instant("held_until"),
  nextAt: instant("next_at"),
  /** Looks at Stripe since the last step: the pauses between them grow. */
  looks: integer("looks").notNull().default(0),
  leaseOwner: text("lease_owner"),
  leaseUntil: instant("lease_until"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
};
