ALTER TABLE "step_up" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "step_up" ADD COLUMN "reason_label" text;--> statement-breakpoint
ALTER TABLE "step_up" ADD COLUMN "ticket" text;--> statement-breakpoint
-- The foreign key holds sum, payment and content; a reason may be null, and a key with a null in it is not looked at.
CREATE FUNCTION request_is_what_was_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM step_up
    WHERE id = NEW.step_up_id
      AND reason IS NOT DISTINCT FROM NEW.reason
      AND reason_label IS NOT DISTINCT FROM NEW.reason_label
      AND ticket = NEW.ticket;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'request % has another reason or ticket than was confirmed with %', NEW.id, NEW.step_up_id;
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER request_is_what_was_confirmed BEFORE INSERT ON "refund_request"
  FOR EACH ROW WHEN (NEW.step_up_id IS NOT NULL)
  EXECUTE FUNCTION request_is_what_was_confirmed();
--> statement-breakpoint
CREATE TRIGGER request_stays_what_was_confirmed BEFORE UPDATE ON "refund_request"
  FOR EACH ROW WHEN (NEW.step_up_id IS NOT NULL AND (
    OLD.step_up_id IS DISTINCT FROM NEW.step_up_id
    OR OLD.reason IS DISTINCT FROM NEW.reason
    OR OLD.reason_label IS DISTINCT FROM NEW.reason_label
    OR OLD.ticket IS DISTINCT FROM NEW.ticket))
  EXECUTE FUNCTION request_is_what_was_confirmed();
--> statement-breakpoint
CREATE FUNCTION confirmation_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what % was shown with stays as it was', OLD.id;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER confirmation_keeps_its_words BEFORE UPDATE ON "step_up"
  FOR EACH ROW WHEN (
    OLD.reason IS DISTINCT FROM NEW.reason
    OR OLD.reason_label IS DISTINCT FROM NEW.reason_label
    OR OLD.ticket IS DISTINCT FROM NEW.ticket)
  EXECUTE FUNCTION confirmation_keeps_its_words();
