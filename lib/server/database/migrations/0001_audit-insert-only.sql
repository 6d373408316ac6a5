-- The audit log only grows: every other change is refused by the database itself.
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log only grows: % refused', TG_OP;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER audit_insert_only BEFORE UPDATE OR DELETE ON "audit"
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "audit"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
--> statement-breakpoint
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_single" CHECK ("one" = 1);
--> statement-breakpoint
INSERT INTO "audit_head" ("one", "seq", "hash") VALUES (1, 0, 'start');
