ALTER TABLE "refund_request" ADD COLUMN "seen_facts" jsonb;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "approval_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "decided_by_issuer" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "decided_by_subject" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "decided_by_name" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "approved_sha256" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "question" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "question_by_issuer" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "question_by_subject" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "question_by_name" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "answer" text;--> statement-breakpoint
CREATE INDEX "refund_request_waiting" ON "refund_request" USING btree ("approval_due_at") WHERE "refund_request"."state" in ('awaiting_approval', 'returned');--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_two_people" CHECK (("refund_request"."decided_by_issuer" is null or ("refund_request"."decided_by_issuer", "refund_request"."decided_by_subject")
          is distinct from ("refund_request"."requester_issuer", "refund_request"."requester_subject"))
        and ("refund_request"."question_by_issuer" is null or ("refund_request"."question_by_issuer", "refund_request"."question_by_subject")
          is distinct from ("refund_request"."requester_issuer", "refund_request"."requester_subject")));--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_approved" CHECK ("refund_request"."over_limits" is null
        or "refund_request"."state" in ('awaiting_approval', 'returned', 'rejected', 'expired', 'withdrawn')
        or ("refund_request"."decided_by_issuer" is not null and "refund_request"."approved_sha256" is not null));--> statement-breakpoint
ALTER TABLE "refund_request" ADD CONSTRAINT "refund_request_rejected" CHECK ("refund_request"."state" <> 'rejected' or "refund_request"."decided_by_issuer" is not null);
--> statement-breakpoint
-- Whose request it is, and that it needs a second person, stands for ever: otherwise the rules above could be lifted.
CREATE FUNCTION refuse_requester_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.over_limits, NEW.requester_issuer, NEW.requester_subject) IS DISTINCT FROM
    (OLD.over_limits, OLD.requester_issuer, OLD.requester_subject)
  THEN
    RAISE EXCEPTION 'who asked, and that a second person is needed, is never changed';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER refund_request_requester_kept
  BEFORE UPDATE OF over_limits, requester_issuer, requester_subject ON refund_request
  FOR EACH ROW EXECUTE FUNCTION refuse_requester_change();
