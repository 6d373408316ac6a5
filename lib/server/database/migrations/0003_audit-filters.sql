CREATE INDEX "audit_newest" ON "audit" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "audit_by_event" ON "audit" USING btree ("event","at","seq");--> statement-breakpoint
CREATE INDEX "audit_by_actor" ON "audit" USING btree ("actor","at","seq");