CREATE TABLE "notice" (
	"id" text NOT NULL,
	"channel" text NOT NULL,
	"event" text NOT NULL,
	"livemode" boolean NOT NULL,
	"request_id" text,
	"case_id" text,
	"at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"fault" text,
	CONSTRAINT "notice_id_channel_pk" PRIMARY KEY("id","channel"),
	CONSTRAINT "notice_subject" CHECK (num_nonnulls("notice"."request_id", "notice"."case_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_request_id_refund_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "refund_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_case_id_attention_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "attention_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_open" ON "notice" USING btree ("next_at") WHERE "notice"."state" in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "notice_newest" ON "notice" USING btree ("at" DESC NULLS LAST,"id");