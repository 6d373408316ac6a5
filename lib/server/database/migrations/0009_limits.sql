CREATE TABLE "limit_version" (
	"version" integer PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"content_sha256" text NOT NULL,
	"note" text NOT NULL,
	"proposed_by_issuer" text NOT NULL,
	"proposed_by_subject" text NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"is_in_force" boolean,
	"decided_by_issuer" text,
	"decided_by_subject" text,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "limit_version_decided" CHECK (("limit_version"."decided_at" is null) = ("limit_version"."is_in_force" is null)),
	CONSTRAINT "limit_version_two_people" CHECK ("limit_version"."is_in_force" is not true or ("limit_version"."decided_by_issuer" is not null
        and ("limit_version"."proposed_by_issuer", "limit_version"."proposed_by_subject")
          is distinct from ("limit_version"."decided_by_issuer", "limit_version"."decided_by_subject")))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "limit_version_open" ON "limit_version" USING btree (("decided_at" is null)) WHERE "limit_version"."decided_at" is null;
--> statement-breakpoint
-- What was proposed stays as it was proposed, and what was decided stays decided.
CREATE FUNCTION refuse_limit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.decided_at IS NOT NULL OR
    (NEW.version, NEW.content, NEW.content_sha256, NEW.note, NEW.proposed_at,
      NEW.proposed_by_issuer, NEW.proposed_by_subject, NEW.proposed_by_name) IS DISTINCT FROM
    (OLD.version, OLD.content, OLD.content_sha256, OLD.note, OLD.proposed_at,
      OLD.proposed_by_issuer, OLD.proposed_by_subject, OLD.proposed_by_name)
  THEN
    RAISE EXCEPTION 'a version of the limits is never changed';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER limit_version_kept BEFORE UPDATE OR DELETE ON limit_version
  FOR EACH ROW EXECUTE FUNCTION refuse_limit_change();
