import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { isRevoked, takeLogoutToken } from "@/lib/server/database/session-revocations";
import { databases, isAvailable } from "@/lib/server/database/test-database";
import { endSession } from "@/lib/server/identity/end-session";
import { readAuditPageWith } from "@/lib/server/reads/audit-page";
import { readRecentPeopleWith } from "@/lib/server/reads/settings-page";
import { endSessionsWith } from "@/lib/server/workflows/end-sessions";
import { openStage, operatorNamed, type Stage } from "./stage";

const noon = Date.parse("2026-11-23T12:00:00Z");
const admin = operatorNamed("Tomasz", ["admin"]);
const issuer = "https://identity.example";

function at(minute: number): Date {
  return new Date(noon + minute * 60_000);
}

function session(id: string, minute: number, providerSessionId: string | null = null) {
  return { issuer, subject: `subject-of-${id}`, id, providerSessionId, signedInAt: at(minute) };
}

function take({ hands }: Stage, id: string): Promise<boolean> {
  return inTransaction(hands.database, (transaction) => takeLogoutToken(transaction, issuer, id, at(3000)));
}

describe.each(databases)("the end of a session on the %s database", (kind) => {
  describe.skipIf(!isAvailable(kind))("with real parts", () => {
    let stage: Stage;
    let minutes = 0;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage.close());

    const open = () => ({ ...stage.hands, clock: { ...stage.hands.clock, now: () => at(minutes) } });
    const isOver = (names: ReturnType<typeof session>) => isRevoked(stage.hands.database, names);

    it("by sign-out meets that session alone, and a later one lives", async () => {
      minutes = 5;
      const ana = session("ana", 0);
      await endSession(open(), operatorNamed("Ana"), { issuer, kind: "session", value: "ana" }, "sign_out");
      expect(await isOver(ana)).toBe(true);
      expect(await isOver({ ...ana, id: "ana-at-home" })).toBe(false);
      expect(await isOver({ ...ana, issuer: "https://other.example" })).toBe(false);
      expect(await isOver({ ...ana, signedInAt: at(6) })).toBe(false);
    });

    it("by the provider meets what came from that session of its own", async () => {
      const worker = { kind: "worker", name: "Identity provider" } as const;
      await endSession(open(), worker, { issuer, kind: "provider_session", value: "sid-1" }, "provider");
      expect(await isOver(session("ben", 0, "sid-1"))).toBe(true);
      expect(await isOver(session("ben", 0, "sid-2"))).toBe(false);
      expect(await isOver(session("ben", 0))).toBe(false);
    });

    it("by an administrator meets everything of a person that began before, and is written down", async () => {
      minutes = 7;
      await endSessionsWith(open(), admin, { issuer, subject: "subject-of-eve" });
      for (const id of ["eve", "eve-at-home"]) {
        expect(await isOver({ ...session(id, 7), subject: "subject-of-eve" })).toBe(true);
      }
      expect(await isOver(session("eve", 8))).toBe(false);
      const view = await readAuditPageWith(stage.hands, admin, { event: "session.ended" }, "en");
      expect(view.lines[0]).toMatchObject({
        actor: `${issuer}|subject-of-Tomasz`,
        object: `${issuer}|subject-of-eve`,
        told: { facts: { endedBy: "administrator", extent: "subject" } },
      });
    });

    it("is not taken back by an earlier one that comes late", async () => {
      minutes = 3;
      await endSessionsWith(open(), admin, { issuer, subject: "subject-of-eve" });
      expect(await isOver({ ...session("eve", 7), subject: "subject-of-eve" })).toBe(true);
    });

    it("is forgotten when no session of that time can be alive", async () => {
      minutes = 7 + 10 * 60;
      await endSessionsWith(open(), admin, { issuer, subject: "subject-of-somebody" });
      expect(await isOver({ ...session("eve", 7), subject: "subject-of-eve" })).toBe(false);
    });

    it("takes a logout token once", async () => {
      expect([await take(stage, "one"), await take(stage, "one"), await take(stage, "two")]).toEqual([
        true,
        false,
        true,
      ]);
    });

    it("shows an administrator who signed in within eight hours, and whose sessions are over", async () => {
      const begin = (name: string, minute: number) =>
        inTransaction(stage.hands.database, (transaction) =>
          appendAudit(transaction, operatorNamed(name), at(minute), [
            { event: "session.began", object: "session:1", facts: { roles: ["agent", "lead"] } },
          ]),
        );
      minutes = 2000;
      await begin("Old", 2000 - 9 * 60);
      await begin("Ana", 1900);
      await begin("Ben", 1950);
      await begin("Ana", 1990);
      await endSessionsWith(open(), admin, { issuer, subject: "subject-of-Ben" });
      expect(await readRecentPeopleWith(open(), admin)).toEqual([
        {
          issuer,
          subject: "subject-of-Ana",
          name: "Ana",
          roles: "agent, lead",
          signedInAt: at(1990),
          endedAt: null,
        },
        expect.objectContaining({ name: "Ben", endedAt: at(2000) }),
      ]);
    });
  });
});
