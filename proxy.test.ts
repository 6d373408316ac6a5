import { readFile } from "node:fs/promises";
import { NextRequest } from "next/server";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { environment } from "@/lib/server/environment";
import { longestFormBytes } from "@/lib/server/identity/early-refusal";
import { sessionCookieName } from "@/lib/server/identity/identity-cookies";
import { oidcIdentity } from "@/lib/server/identity/oidc-identity";
import { sealSession } from "@/lib/server/identity/session";
import { testSession } from "@/lib/server/identity/test-identity";
import { proxy } from "./proxy";

const appUrl = "https://refunds.example.com";
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
const multipart = { "content-type": "multipart/form-data; boundary=x" };
const action = { "next-action": "7f", "content-type": "text/plain;charset=UTF-8" };
const foreign = { origin: "https://evil.example" };

beforeAll(() => {
  const variables = {
    APP_URL: appUrl,
    DATABASE_URL: "",
    STRIPE_SECRET_KEY: "sk_test_1",
    STRIPE_API_BASE: "",
    STRIPE_WEBHOOK_SECRET: "",
    AUTH_MODE: "oidc",
    AUTH_ROLES: "agent=support",
    OIDC_ISSUER: "https://login.example.com",
    OIDC_CLIENT_ID: "refund-console",
    OIDC_CLIENT_SECRET: "a secret of the tests",
    SESSION_SECRET: "a secret of the tests: thirty-two bytes",
    AUDIT_CHECKPOINT_FILE: "",
    AUDIT_SIGNING_KEY: "",
    LOG_LEVEL: "info",
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => vi.restoreAllMocks());

function post(path: string, headers: Record<string, string>, body: FormData | null = null) {
  return proxy(new NextRequest(`${appUrl}${path}`, { method: "POST", headers, body }));
}

/** The refusals that the log got while the test ran. */
function watchLog(): () => unknown[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  return () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "identity.refused");
}

async function cookieSeen(secondsAgo: number): Promise<string> {
  const seenAt = new Date(Date.now() - secondsAgo * 1000);
  const identity = oidcIdentity();
  if (identity === null) throw new Error("The tests sign in at a provider.");
  const sealed = await sealSession(testSession(seenAt), seenAt, identity);
  return `${sessionCookieName(environment().appUrl)}=${sealed}`;
}

describe("a posted form", () => {
  it.each([
    ["of another site", { ...multipart, ...foreign }],
    ["of another site, in the plain coding", { ...urlencoded, ...foreign }],
    ["of a hidden frame", { ...multipart, origin: "null" }],
    ["that scripts of another site send", { ...action, ...foreign }],
  ])("%s is refused in words, and the log says why", async (_, headers) => {
    const refusals = watchLog();
    const response = await post("/charges/ch_1", headers);
    expect(response.status).toBe(403);
    const page = await response.text();
    expect(page).toContain("This form was not sent from Refund Console itself, so nothing was done.");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const requestId = /Request ([\w-]{36})/.exec(page)?.[1];
    expect(refusals()).toMatchObject([{ reason: "origin_foreign", requestId }]);
  });

  it("that is longer than the framework reads is refused in words", async () => {
    const refusals = watchLog();
    const headers = { ...multipart, origin: appUrl, "content-length": String(longestFormBytes + 1) };
    const response = await post("/charges/ch_1", headers);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("longer than Refund Console reads, so nothing was done");
    expect(refusals()).toMatchObject([{ reason: "form_too_long" }]);
  });

  it("as long as the framework reads goes on, and so does one without Origin, which the guard refuses", async () => {
    const longest = { ...multipart, origin: appUrl, "content-length": String(longestFormBytes) };
    expect((await post("/charges/ch_1", longest)).headers.get("x-middleware-next")).toBe("1");
    expect((await post("/charges/ch_1", multipart)).headers.get("x-middleware-next")).toBe("1");
    const settings = await readFile(new URL("next.config.js", import.meta.url), "utf8");
    expect(settings).toContain(`bodySizeLimit: "${longestFormBytes / 1024}kb"`);
  });

  it("without a session comes back with all that was typed, to be sent again after signing in", async () => {
    const refusals = watchLog();
    const body = new FormData();
    body.append("amount", "20");
    body.append("note", `first\nsecond "<script>' & more`);
    const answer = await post("/charges/ch_1?a=1&b=2", { origin: appUrl, "content-length": "400" }, body);
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('<input type="hidden" name="amount" value="20">');
    expect(page).toContain("&quot;&lt;script&gt;&#39; &amp; more");
    expect(page).not.toContain("<script");
    expect(page).toContain('action="/charges/ch_1?a=1&amp;b=2"');
    expect(page).toContain('href="/auth/sign-in?returnTo=%2Fcharges%2Fch_1" target="_blank"');
    expect(refusals()).toMatchObject([{ reason: "no_session" }]);
  });

  it.each([
    ["of another site", { origin: "https://refunds.example.com.evil.example" }],
    ["from nowhere", {}],
    ["of a page's script", { origin: appUrl, "next-action": "7f" }],
    ["without a length", { origin: appUrl, "content-length": "" }],
  ])("%s is not given back", async (_, headers) => {
    const body = new FormData();
    body.append("note", "typed by hand");
    watchLog();
    const answer = await post("/charges/ch_1", { "content-length": "400", ...headers }, body);
    expect(await answer.text()).not.toContain("typed by hand");
  });

  it.each(["/auth/sign-out", "/choices", "/webhooks/stripe"])(
    "to %s is left to its handler",
    async (path) => {
      expect((await post(path, { ...urlencoded, ...foreign })).headers.get("x-middleware-next")).toBe("1");
    },
  );
});

it.each(["/charges/%E0%A4%A", "/charges/%"])("the address %s is refused in words", async (path) => {
  const response = await proxy(new NextRequest(`${appUrl}${path}`));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("This address is damaged");
});

describe("a session", () => {
  it("seen a while ago gets a longer cookie, which Next must not take for the action's own", async () => {
    const cookie = await cookieSeen(120);
    const { headers } = await post("/charges/ch_1", { ...action, origin: appUrl, cookie });
    expect(headers.get("set-cookie")).toContain(`${sessionCookieName(environment().appUrl)}=`);
    expect(headers.has("x-middleware-set-cookie")).toBe(false);
  });

  it("is not made longer by what a page that stands open asks for by itself", async () => {
    const cookie = await cookieSeen(120);
    for (const path of ["/charges/ch_1/live?page=1", "/session", "/charges/ch_1?_rsc=1"]) {
      const request = new NextRequest(`${appUrl}${path}`, { headers: { cookie, "sec-fetch-dest": "empty" } });
      expect((await proxy(request)).headers.has("set-cookie")).toBe(false);
    }
  });

  it("is not made longer by what is refused", async () => {
    watchLog();
    const cookie = await cookieSeen(120);
    const { headers } = await post("/charges/ch_1", { ...multipart, ...foreign, cookie });
    expect(headers.has("set-cookie")).toBe(false);
  });
});
