CREATE TABLE "event_inbox" (
	"event_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"charge_id" text NOT NULL,
	"payload_sha256" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurring_job" (
	"name" text PRIMARY KEY NOT NULL,
	"last_started_at" timestamp with time zone NOT NULL,
	"last_ended_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"position" text
);
--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "looks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "event_inbox_waiting" ON "event_inbox" USING btree ("next_at") WHERE "event_inbox"."applied_at" is null;