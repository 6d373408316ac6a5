CREATE TABLE "session_revocations" (
	"issuer" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	CONSTRAINT "session_revocations_issuer_kind_value_pk" PRIMARY KEY("issuer","kind","value")
);
--> statement-breakpoint
CREATE INDEX "session_revocations_by_age" ON "session_revocations" USING btree ("not_before");