CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"event" text NOT NULL,
	"object" text NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "charge_ledger" (
	"charge_id" text PRIMARY KEY NOT NULL,
	"livemode" boolean NOT NULL,
	"currency" text NOT NULL,
	"captured_minor" bigint NOT NULL,
	"reserved_minor" bigint DEFAULT 0 NOT NULL,
	"posted_minor" bigint DEFAULT 0 NOT NULL,
	"external_minor" bigint DEFAULT 0 NOT NULL,
	"disputed" boolean DEFAULT false NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_ledger_captured" CHECK ("charge_ledger"."captured_minor" >= 0),
	CONSTRAINT "charge_ledger_reserved" CHECK ("charge_ledger"."reserved_minor" >= 0),
	CONSTRAINT "charge_ledger_posted" CHECK ("charge_ledger"."posted_minor" >= 0),
	CONSTRAINT "charge_ledger_external" CHECK ("charge_ledger"."external_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "external_refund" (
	"refund_id" text PRIMARY KEY NOT NULL,
	"charge_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_request" (
	"id" text PRIMARY KEY NOT NULL,
	"charge_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"extent" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"moved_minor" bigint,
	"currency" text NOT NULL,
	"reason" text,
	"ticket" text NOT NULL,
	"note" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"instructions_email" text,
	"reverse_transfer" boolean NOT NULL,
	"refund_application_fee" boolean NOT NULL,
	"requester_issuer" text NOT NULL,
	"requester_subject" text NOT NULL,
	"requester_name" text NOT NULL,
	"attempt_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"unknown_mode" text,
	"generation" integer DEFAULT 0 NOT NULL,
	"idempotency_key" text NOT NULL,
	"first_sent_at" timestamp with time zone,
	"last_sent_at" timestamp with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"has_open_send" boolean DEFAULT false NOT NULL,
	"saw_server_error" boolean DEFAULT false NOT NULL,
	"refund_id" text,
	"refund_status" text,
	"failure" jsonb,
	"next_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_request_idempotency_key_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "refund_request_refund_id_unique" UNIQUE("refund_id"),
	CONSTRAINT "refund_request_attempt" UNIQUE("requester_issuer","requester_subject","attempt_id"),
	CONSTRAINT "refund_request_amount" CHECK ("refund_request"."amount_minor" > 0),
	CONSTRAINT "refund_request_moved" CHECK ("refund_request"."moved_minor" is null or "refund_request"."moved_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "external_refund" ADD CONSTRAINT "external_refund_charge_id_charge_ledger_charge_id_fk" FOREIGN KEY ("charge_id") REFERENCES "charge_ledger"("charge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_charge_id_charge_ledger_charge_id_fk" FOREIGN KEY ("charge_id") REFERENCES "charge_ledger"("charge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_object" ON "audit" USING btree ("object","seq");--> statement-breakpoint
CREATE INDEX "external_refund_by_charge" ON "external_refund" USING btree ("charge_id");--> statement-breakpoint
CREATE INDEX "refund_request_newest" ON "refund_request" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "refund_request_by_requester" ON "refund_request" USING btree ("requester_issuer","requester_subject","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "refund_request_by_charge" ON "refund_request" USING btree ("charge_id");--> statement-breakpoint
CREATE INDEX "refund_request_due" ON "refund_request" USING btree ("next_at") WHERE "refund_request"."state" in ('approved', 'submitting', 'unknown', 'pending', 'requires_action');