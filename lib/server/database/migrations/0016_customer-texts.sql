CREATE TABLE "text_version" (
	"version" integer PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"content_sha256" text NOT NULL,
	"note" text NOT NULL,
	"changed_by_issuer" text NOT NULL,
	"changed_by_subject" text NOT NULL,
	"changed_by_name" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "bank_reference" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "bank_reference_type" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "bank_reference_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "bank_reference_noted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "refund_request_reference" ON "refund_request" USING btree ("requester_issuer","requester_subject","bank_reference_at") WHERE "refund_request"."bank_reference" is not null and "refund_request"."bank_reference_noted_at" is null;
--> statement-breakpoint
-- What customers were told on a day stays readable.
CREATE FUNCTION refuse_text_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of the texts is never changed';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER text_version_kept BEFORE UPDATE OR DELETE ON text_version
  FOR EACH ROW EXECUTE FUNCTION refuse_text_change();
