ALTER TABLE "refund_request" ADD COLUMN "payment_intent_id" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "whole_charge" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- A whole charge is refunded at the charge's own address, which names the charge and nothing else.
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_payment_intent" CHECK ("refund_request"."payment_intent_id" ~ '^pi_[A-Za-z0-9_]{1,64}$' AND "refund_request"."extent" = 'part' AND NOT "refund_request"."whole_charge" OR "refund_request"."payment_intent_id" IS NULL);
