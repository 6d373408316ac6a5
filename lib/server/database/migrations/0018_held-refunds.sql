DROP INDEX "refund_request_due";--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "refund_request_due" ON "refund_request" USING btree ("next_at") WHERE "refund_request"."state" in ('held', 'approved', 'submitting', 'unknown', 'pending', 'requires_action');