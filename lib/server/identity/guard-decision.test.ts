import { describe, expect, it } from "vitest";
import { type Permission, roles } from "@/lib/core/operator";
import { decideGuard } from "./guard-decision";
import type { Identity } from "./identify";
import type { Session } from "./session";
import { testSession } from "./test-identity";

const now = new Date("2026-11-20T09:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const session = testSession(now);
const unknown: Identity = { kind: "unknown", reason: "no_session", facts: null };
const known = (change: Partial<Session>): Identity => ({ kind: "known", session: { ...session, ...change } });
const asked = {
  headers: new Headers({ origin: "https://refunds.example.com" }),
  identity: known({}),
  permission: "refunds.request" as Permission,
  now,
  appUrl: new URL("https://refunds.example.com"),
};

describe("the guard of actions", () => {
  it("lets an agent ask for a refund", () => {
    expect(decideGuard(asked)).toEqual({ ok: true, session });
  });

  it("refuses another origin before it looks at anything else", () => {
    const foreign = { ...asked, headers: new Headers({ origin: "https://evil.example" }), identity: unknown };
    expect(decideGuard(foreign)).toMatchObject({ ok: false, code: "cross_origin", reason: "origin_foreign" });
  });

  it("refuses when nobody is signed in", () => {
    expect(decideGuard({ ...asked, identity: unknown })).toMatchObject({
      ok: false,
      code: "unauthenticated",
    });
  });

  it.each([[[]], [["auditor"]], [["admin"]], [["auditor", "agent", "lead"]]] as const)(
    "refuses a refund to somebody who holds %j",
    (held) => {
      const identity = known({ roles: [...held] });
      expect(decideGuard({ ...asked, identity })).toMatchObject({ ok: false, code: "forbidden" });
    },
  );

  it("refuses an agent what only a lead may do", () => {
    expect(decideGuard({ ...asked, permission: "refunds.approve" })).toMatchObject({ code: "forbidden" });
    const lead = known({ roles: [roles[1]] });
    expect(decideGuard({ ...asked, identity: lead, permission: "refunds.approve" })).toMatchObject({
      ok: true,
    });
  });

  it("trusts roles for 15 minutes and no longer", () => {
    const fresh = known({ rolesAt: minutesAgo(15) });
    expect(decideGuard({ ...asked, identity: fresh })).toMatchObject({ ok: true });
    const stale = known({ rolesAt: minutesAgo(15.1) });
    expect(decideGuard({ ...asked, identity: stale })).toMatchObject({ ok: false, code: "stale" });
  });
});
