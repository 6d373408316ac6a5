CREATE TABLE "attention_case" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"livemode" boolean NOT NULL,
	"subject" text NOT NULL,
	"charge_id" text,
	"request_id" text,
	"facts" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"owner_issuer" text,
	"owner_subject" text,
	"owner_name" text,
	"owned_at" timestamp with time zone,
	"proposed_outcome" text,
	"proposed_note" text,
	"proposed_by_issuer" text,
	"proposed_by_subject" text,
	"proposed_by_name" text,
	"proposed_at" timestamp with time zone,
	"outcome" text,
	"outcome_note" text,
	"closed_by_issuer" text,
	"closed_by_subject" text,
	"closed_by_name" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "attention_case_closed" CHECK (("attention_case"."closed_at" is null) = ("attention_case"."outcome" is null)),
	CONSTRAINT "attention_case_two_people" CHECK ("attention_case"."outcome" not in ('not_executed', 'send_anew') or (
        "attention_case"."proposed_by_issuer" is not null and "attention_case"."closed_by_issuer" is not null
        and ("attention_case"."proposed_by_issuer", "attention_case"."proposed_by_subject")
          is distinct from ("attention_case"."closed_by_issuer", "attention_case"."closed_by_subject")))
);
--> statement-breakpoint
CREATE TABLE "open_page" (
	"id" text PRIMARY KEY NOT NULL,
	"charge_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tie_out" (
	"id" text PRIMARY KEY NOT NULL,
	"livemode" boolean NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"lines" jsonb NOT NULL,
	"differences" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "charge_ledger" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "charge_ledger" ADD COLUMN "blocked_why" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "repeat_note" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "repeat_of" jsonb;--> statement-breakpoint
ALTER TABLE "attention_case" ADD CONSTRAINT "attention_case_charge_id_charge_ledger_charge_id_fk" FOREIGN KEY ("charge_id") REFERENCES "charge_ledger"("charge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attention_case" ADD CONSTRAINT "attention_case_request_id_refund_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "refund_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attention_case_open" ON "attention_case" USING btree ("kind","subject") WHERE "attention_case"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "attention_case_oldest" ON "attention_case" USING btree ("opened_at","id") WHERE "attention_case"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "attention_case_by_charge" ON "attention_case" USING btree ("charge_id");--> statement-breakpoint
CREATE INDEX "attention_case_by_request" ON "attention_case" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "open_page_by_charge" ON "open_page" USING btree ("charge_id","seen_at");--> statement-breakpoint
CREATE INDEX "tie_out_newest" ON "tie_out" USING btree ("ended_at" DESC NULLS LAST);