import { describe, expect, it } from "vitest";
import { type Permission, roles } from "@/lib/core/operator";
import { decideGuard } from "./guard-decision";
import { testSession } from "./test-identity";

const now = new Date("2026-11-20T09:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const asked = {
  headers: new Headers({ origin: "https://refunds.example.com" }),
  session: testSession(now),
  permission: "refunds.request" as Permission,
  now,
  appUrl: new URL("https://refunds.example.com"),
};

describe("the guard of actions", () => {
  it("lets an agent ask for a refund", () => {
    expect(decideGuard(asked)).toEqual({ ok: true, session: asked.session });
  });

  it("refuses another origin before it looks at anything else", () => {
    const foreign = { ...asked, headers: new Headers({ origin: "https://evil.example" }), session: null };
    expect(decideGuard(foreign)).toMatchObject({ ok: false, code: "cross_origin", reason: "origin_foreign" });
  });

  it("refuses when nobody is signed in", () => {
    expect(decideGuard({ ...asked, session: null })).toMatchObject({ ok: false, code: "unauthenticated" });
  });

  it.each([[[]], [["auditor"]], [["admin"]], [["auditor", "agent", "lead"]]] as const)(
    "refuses a refund to somebody who holds %j",
    (held) => {
      const session = { ...asked.session, roles: [...held] };
      expect(decideGuard({ ...asked, session })).toMatchObject({ ok: false, code: "forbidden" });
    },
  );

  it("refuses an agent what only a lead may do", () => {
    expect(decideGuard({ ...asked, permission: "refunds.approve" })).toMatchObject({ code: "forbidden" });
    const lead = { ...asked.session, roles: [roles[1]] };
    expect(decideGuard({ ...asked, session: lead, permission: "refunds.approve" })).toMatchObject({
      ok: true,
    });
  });

  it("trusts roles for 15 minutes and no longer", () => {
    const fresh = { ...asked.session, rolesAt: minutesAgo(15) };
    expect(decideGuard({ ...asked, session: fresh })).toMatchObject({ ok: true });
    const stale = { ...asked.session, rolesAt: minutesAgo(15.1) };
    expect(decideGuard({ ...asked, session: stale })).toMatchObject({ ok: false, code: "stale" });
  });
});
