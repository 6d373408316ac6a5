import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningIdentityProvider, startIdentityProvider } from "./start-identity-provider";
import { CALLBACK, SIGNED_OUT, subjectOf, TestApplication } from "./test-application";
import { TestBrowser } from "./test-browser";

/** What the provider posted behind the browser's back. */
const logouts: string[] = [];
const listener = createServer((request, response) => {
  void text(request).then((body) => {
    logouts.push(new URLSearchParams(body).get("logout_token") ?? "");
    response.end();
  });
});

let provider: RunningIdentityProvider;
let application: TestApplication;

beforeAll(async () => {
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const registration = {
    clientId: "refund-console",
    clientSecret: "a secret of the test",
    redirectUris: [CALLBACK],
    postLogoutRedirectUris: [SIGNED_OUT],
    backchannelLogoutUri: `http://127.0.0.1:${address.port}/`,
  };
  provider = await startIdentityProvider({ ...registration, port: 0 });
  application = await TestApplication.discover(provider.issuer, registration);
});
afterAll(async () => {
  await provider.close();
  listener.close();
});

async function control(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${provider.issuer}/_simulator/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

it("tells the application behind the browser's back which of its sessions is over", async () => {
  const browser = new TestBrowser([CALLBACK, SIGNED_OUT]);
  const tokens = await application.signIn(browser, "Ana Ferreira");
  const sid = tokens.claims()?.sid;
  expect(sid).toEqual(expect.any(String));
  await application.signOut(browser, tokens.id_token ?? "");
  const [token = ""] = logouts;
  expect(decodeProtectedHeader(token)).toMatchObject({ typ: "logout+jwt", alg: "RS256" });
  expect(decodeJwt(token)).toMatchObject({ iss: provider.issuer, aud: "refund-console", sid });
});

it("lets a test change somebody's groups, and disable them", async () => {
  const subject = subjectOf("Jonas Lindqvist");
  await control(`people/${subject}`, { groups: ["refund-leads"] });
  const browser = new TestBrowser([CALLBACK]);
  expect((await application.signIn(browser, "Jonas Lindqvist")).claims()?.groups).toEqual(["refund-leads"]);
  await control(`people/${subject}`, { isDisabled: true });
  const { page } = await application.authorise(browser, { prompt: "none" });
  expect(page.url.searchParams.get("error")).toBe("login_required");
});

it("writes tokens as a test orders them, with the keys that it shows", async () => {
  const claims = { iss: provider.issuer, sub: "ada" };
  const { token } = await control("tokens", {
    pen: "rsa",
    header: { alg: "RS256", kid: "acme-rsa-1" },
    claims,
  });
  const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`));
  expect((await jwtVerify(String(token), keys)).payload).toEqual(claims);
  const header = { alg: "RS256", kid: "acme-rsa-1" };
  const strange = await control("tokens", { pen: "stranger", header, claims });
  await expect(jwtVerify(String(strange.token), keys)).rejects.toThrow("signature verification failed");
});

it("can let its key server fall and rise", async () => {
  await control("key-server", { isDown: true });
  expect((await fetch(`${provider.issuer}/jwks`)).status).toBe(503);
  await control("key-server", { isDown: false });
  expect((await fetch(`${provider.issuer}/jwks`)).status).toBe(200);
});
