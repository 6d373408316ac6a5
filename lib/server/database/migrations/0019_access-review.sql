DROP INDEX "attention_case_newest_closed";--> statement-breakpoint
DROP INDEX "tie_out_newest";--> statement-breakpoint
DROP INDEX "refund_request_newest";--> statement-breakpoint
DROP INDEX "refund_request_by_requester";--> statement-breakpoint
CREATE INDEX "audit_sessions_of_actor" ON "audit" USING btree ("actor","at","seq") WHERE "audit"."event" in ('session.began', 'session.roles_changed');--> statement-breakpoint
CREATE INDEX "event_inbox_newest" ON "event_inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "refund_request_decided" ON "refund_request" USING btree ("decided_at") WHERE "refund_request"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "refund_request_by_decider" ON "refund_request" USING btree ("decided_by_issuer","decided_by_subject","decided_at") WHERE "refund_request"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "refund_request_soon" ON "refund_request" USING btree ("created_at") WHERE "refund_request"."created_at" - "refund_request"."charged_at" < interval '60 minutes';--> statement-breakpoint
CREATE INDEX "attention_case_newest_closed" ON "attention_case" USING btree ("closed_at","id") WHERE "attention_case"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "tie_out_newest" ON "tie_out" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "refund_request_newest" ON "refund_request" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "refund_request_by_requester" ON "refund_request" USING btree ("requester_issuer","requester_subject","created_at","id");
