ALTER TABLE "attention_case" ADD COLUMN "proposed_evidence" text;--> statement-breakpoint
CREATE INDEX "attention_case_newest_closed" ON "attention_case" USING btree ("closed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "attention_case"."closed_at" is not null;--> statement-breakpoint
ALTER TABLE "attention_case" ADD CONSTRAINT "attention_case_as_proposed" CHECK ("attention_case"."outcome" not in ('not_executed', 'send_anew') or (
        "attention_case"."outcome" is not distinct from "attention_case"."proposed_outcome"
        and coalesce("attention_case"."proposed_note", '') <> '' and coalesce("attention_case"."proposed_evidence", '') <> ''));--> statement-breakpoint
ALTER TABLE "attention_case" ADD CONSTRAINT "attention_case_note" CHECK ("attention_case"."closed_by_issuer" is null or coalesce("attention_case"."outcome_note", '') <> '');--> statement-breakpoint
ALTER TABLE "attention_case" ADD CONSTRAINT "attention_case_by_itself" CHECK ("attention_case"."outcome" is null or ("attention_case"."outcome" = 'settled_by_itself') = ("attention_case"."closed_by_issuer" is null));