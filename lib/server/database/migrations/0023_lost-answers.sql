ALTER TABLE "refund_request" ADD COLUMN "found_after_seconds" integer;--> statement-breakpoint
CREATE INDEX "refund_request_found_after" ON "refund_request" USING btree ("livemode","found_after_seconds") WHERE "refund_request"."found_after_seconds" is not null;
