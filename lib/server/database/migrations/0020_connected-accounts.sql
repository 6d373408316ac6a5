ALTER TABLE "charge_ledger" ADD COLUMN "connected_account" text;--> statement-breakpoint
ALTER TABLE "charge_ledger" ADD CONSTRAINT "charge_ledger_connected_account" CHECK ("charge_ledger"."connected_account" ~ '^acct_[A-Za-z0-9_]{1,64}$');--> statement-breakpoint
CREATE INDEX "charge_ledger_by_account" ON "charge_ledger" USING btree ("livemode","connected_account") WHERE "charge_ledger"."connected_account" is not null;--> statement-breakpoint
ALTER TABLE "refund_request" ADD COLUMN "connected_account" text;--> statement-breakpoint
ALTER TABLE "event_inbox" ADD COLUMN "connected_account" text;--> statement-breakpoint
ALTER TABLE "open_page" ADD COLUMN "connected_account" text;--> statement-breakpoint
-- A charge never moves from one account to another: what says otherwise is a mistake, and calls for another account's money.
CREATE FUNCTION charge_keeps_its_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'charge % is on %, and stays there', OLD.charge_id, coalesce(OLD.connected_account, 'our own account');
END;
$$;
--> statement-breakpoint
CREATE TRIGGER charge_keeps_its_account BEFORE UPDATE ON "charge_ledger"
  FOR EACH ROW WHEN (OLD.connected_account IS DISTINCT FROM NEW.connected_account)
  EXECUTE FUNCTION charge_keeps_its_account();
--> statement-breakpoint
-- A request carries its charge's account, so that whoever takes it up needs no second look; the two are always equal.
CREATE FUNCTION request_is_on_its_charges_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM charge_ledger
    WHERE charge_id = NEW.charge_id AND connected_account IS NOT DISTINCT FROM NEW.connected_account;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'request % names %, which is not the account of its charge', NEW.id,
      coalesce(NEW.connected_account, 'our own account');
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER request_is_on_its_charges_account BEFORE INSERT ON "refund_request"
  FOR EACH ROW EXECUTE FUNCTION request_is_on_its_charges_account();
--> statement-breakpoint
CREATE TRIGGER request_keeps_its_account BEFORE UPDATE ON "refund_request"
  FOR EACH ROW WHEN (OLD.connected_account IS DISTINCT FROM NEW.connected_account)
  EXECUTE FUNCTION request_is_on_its_charges_account();
