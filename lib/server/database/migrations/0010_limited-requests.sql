ALTER TABLE "refund_request" ADD COLUMN "reason_key" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "reason_label" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "requester_roles" jsonb;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "customer_id" text;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "charged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "limit_version" integer;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "over_limits" jsonb;--> statement-breakpoint
CREATE INDEX "refund_request_by_person" ON "refund_request" USING btree ("requester_issuer","requester_subject",coalesce("first_sent_at", "created_at"));--> statement-breakpoint
CREATE INDEX "refund_request_by_customer" ON "refund_request" USING btree ("customer_id",coalesce("first_sent_at", "created_at")) WHERE "refund_request"."customer_id" is not null;
--> statement-breakpoint
-- What limits look at, in one statement: the version in force and two sums of the last 24 hours. With `is_binding`
-- whoever asks for the same person or the same customer waits until this transaction ends, and each sum is read only
-- after that wait, so that parallel requests cannot pass a limit together. Locks by key, not rows: nothing is left
-- behind that names a customer. The order is fixed: charge, person, customer, then the head of the audit log.
CREATE FUNCTION sums_for_limits(
  person_issuer text, person_subject text, customer text, own_charge text, in_currency text, of_live boolean,
  since timestamptz, standing text[], is_binding boolean
) RETURNS TABLE (version integer, content text, by_person_minor text, to_customer_minor text)
LANGUAGE plpgsql AS $$
BEGIN
  IF is_binding THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(
      json_build_array('limits of person', person_issuer, person_subject, in_currency)::text, 0));
    IF customer IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock(hashtextextended(
        json_build_array('limits of customer', customer, in_currency)::text, 0));
    END IF;
  END IF;
  SELECT v.version, v.content INTO version, content
    FROM limit_version v WHERE v.is_in_force ORDER BY v.version DESC LIMIT 1;
  SELECT coalesce(sum(coalesce(r.moved_minor, r.amount_minor)), 0)::text INTO by_person_minor
    FROM refund_request r
    WHERE r.requester_issuer = person_issuer AND r.requester_subject = person_subject
      AND coalesce(r.first_sent_at, r.created_at) >= since AND r.currency = in_currency
      AND r.livemode = of_live AND r.over_limits IS NULL AND r.state = ANY (standing);
  SELECT coalesce(sum(coalesce(r.moved_minor, r.amount_minor)), 0)::text INTO to_customer_minor
    FROM refund_request r
    WHERE r.customer_id = customer AND r.charge_id <> own_charge
      AND coalesce(r.first_sent_at, r.created_at) >= since AND r.currency = in_currency
      AND r.livemode = of_live AND r.state = ANY (standing);
  RETURN NEXT;
END;
$$;
