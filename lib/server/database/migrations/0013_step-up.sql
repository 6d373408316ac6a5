CREATE TABLE "step_up" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"charge_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"attempt_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"above_minor" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"proved_at" timestamp with time zone,
	"authenticated_at" timestamp with time zone,
	"proof" text,
	"used_at" timestamp with time zone,
	CONSTRAINT "step_up_bound" UNIQUE("id","issuer","subject","charge_id","amount_minor","currency","content_hash"),
	CONSTRAINT "step_up_proved" CHECK (("step_up"."proved_at" is null) = ("step_up"."authenticated_at" is null)
        and ("step_up"."proved_at" is null) = ("step_up"."proof" is null)),
	CONSTRAINT "step_up_used" CHECK ("step_up"."used_at" is null or "step_up"."proved_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "step_up_above_minor" bigint;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "step_up_id" text;--> statement-breakpoint
ALTER TABLE "step_up" ADD CONSTRAINT "step_up_charge_id_charge_ledger_charge_id_fk" FOREIGN KEY ("charge_id") REFERENCES "charge_ledger"("charge_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "step_up_by_attempt" ON "step_up" USING btree ("issuer","subject","attempt_id");--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_step_up" FOREIGN KEY ("step_up_id","requester_issuer","requester_subject","charge_id","amount_minor","currency","content_hash") REFERENCES "step_up"("id","issuer","subject","charge_id","amount_minor","currency","content_hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refund_request_by_step_up" ON "refund_request" USING btree ("step_up_id") WHERE "refund_request"."step_up_id" is not null;--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_proved" CHECK (("refund_request"."step_up_above_minor" is null) = ("refund_request"."step_up_id" is null));