ALTER TABLE "refund_request" ADD COLUMN "ticket_key" text;--> statement-breakpoint
-- Only what is younger than a day is ever compared. Written as the console compares, but for letters beyond ASCII.
UPDATE "refund_request" SET "ticket_key" = lower("ticket")
WHERE "ticket" <> '' AND "created_at" > now() - interval '2 days';--> statement-breakpoint
CREATE INDEX "refund_request_by_ticket" ON "refund_request" USING btree ("ticket_key",coalesce("first_sent_at", "created_at")) WHERE "refund_request"."ticket_key" is not null;