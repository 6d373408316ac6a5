import { headers } from "next/headers";
import { expect, it, vi } from "vitest";
import { admitScript } from "./admit-script";
import { currentSession } from "./current-session";
import { logRefusal } from "./log-refusal";
import { testSession } from "./test-identity";

vi.mock("next/headers", () => ({ headers: vi.fn() }));
vi.mock("./current-session", () => ({ currentSession: vi.fn() }));
vi.mock("./log-refusal", () => ({ logRefusal: vi.fn() }));

const signedInAt = new Date("2026-11-22T12:00:00Z");

async function admission(session: ReturnType<typeof testSession> | null, site: string | null) {
  vi.mocked(currentSession).mockResolvedValue(session);
  vi.mocked(headers).mockResolvedValue(new Headers(site === null ? {} : { "sec-fetch-site": site }));
  const result = await admitScript("payments.read");
  return result.ok ? result : { ...result, status: result.refusal.status };
}

it("lets a page of ours read, until the session ends by itself", async () => {
  const endsAt = new Date("2026-11-22T12:30:00Z");
  expect(await admission(testSession(signedInAt), "same-origin")).toMatchObject({ ok: true, endsAt });
  expect(await admission(testSession(signedInAt), null)).toMatchObject({ ok: true });
});

it("answers a plain 401 without a session, and tells nothing", async () => {
  const refused = await admission(null, "same-origin");
  expect(refused).toMatchObject({ ok: false, status: 401 });
  if (!refused.ok) expect(await refused.refusal.text()).toBe("");
});

it("answers 403 to a role that may not read, and to another site's page, and logs why", async () => {
  const admin = { ...testSession(signedInAt), roles: ["admin" as const] };
  expect(await admission(admin, "same-origin")).toMatchObject({ ok: false, status: 403 });
  expect(logRefusal).toHaveBeenLastCalledWith(expect.objectContaining({ reason: "no_permission" }));
  expect(await admission(testSession(signedInAt), "same-site")).toMatchObject({ ok: false, status: 403 });
  expect(logRefusal).toHaveBeenLastCalledWith(expect.objectContaining({ reason: "fetch_site_foreign" }));
});
