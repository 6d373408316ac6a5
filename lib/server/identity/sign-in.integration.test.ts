import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginSignIn } from "./begin-sign-in";
import { finishSignIn, type SignInEnd } from "./finish-sign-in";
import type { LoginTransaction } from "./login-transaction";
import { provider } from "./provider";
import type { IdentityEnvironment } from "./sealed-content";
import { signOutAddress } from "./sign-out-address";
import { testIdentity } from "./test-identity";
import { startTestProvider, type TestProvider } from "./test-provider";

let played: TestProvider;
let identity: IdentityEnvironment;

beforeAll(async () => {
  played = await startTestProvider(0);
  identity = testIdentity({ issuer: played.issuer, trustsInsecureIssuer: true });
});

beforeEach(() => {
  played.claims = {};
  played.userInfo = null;
  played.signIdToken = played.sign;
});

afterAll(() => played.close());

async function begin(isQuiet: boolean) {
  return beginSignIn(
    await provider(identity),
    { returnTo: "/charges/ch_1", isQuiet, stepUp: null },
    identity,
  );
}

async function finish(answer: URLSearchParams, transaction: LoginTransaction): Promise<SignInEnd> {
  return finishSignIn(await provider(identity), answer, transaction, new Date(), identity);
}

async function signIn(): Promise<SignInEnd> {
  const { address, transaction } = await begin(false);
  return finish(played.agree(address), transaction);
}

function loginRequired({ state }: LoginTransaction): URLSearchParams {
  return new URLSearchParams({ error: "login_required", state, iss: played.issuer.origin });
}

async function signedByAnother(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair("RS256");
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "k1" }).sign(privateKey);
}

function signedWithSecret(claims: JWTPayload): Promise<string> {
  const secret = new TextEncoder().encode(identity.auth.clientSecret);
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(secret);
}

describe("the way to the provider", () => {
  it("asks for a code with PKCE, state and nonce, to come back to APP_URL", async () => {
    const { address, transaction } = await begin(false);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "refund-console",
      redirect_uri: "https://refunds.example.com/auth/callback",
      scope: "openid profile email groups",
      code_challenge_method: "S256",
      state: transaction.state,
      nonce: transaction.nonce,
    });
    expect(address.searchParams.get("prompt")).toBeNull();
    expect(address.href).not.toContain(transaction.codeVerifier);
  });

  it("asks quietly when only the roles are to be renewed", async () => {
    expect((await begin(true)).address.searchParams.get("prompt")).toBe("none");
  });

  it("leads out again through the provider, back to our own page", async () => {
    const address = signOutAddress(await provider(identity), "the id_token", identity);
    expect(address.pathname).toBe("/end");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      id_token_hint: "the id_token",
      post_logout_redirect_uri: "https://refunds.example.com/signed-out",
    });
  });
});

describe("an honest answer", () => {
  it("becomes a session with roles in place of groups", async () => {
    const end = await signIn();
    expect(end).toMatchObject({
      kind: "signed_in",
      session: { issuer: played.issuer.origin, subject: "ada", name: "Ada Agent", roles: ["agent"] },
    });
    expect(JSON.stringify(end.kind === "signed_in" && end.session)).not.toContain("support");
  });

  it("is completed at the userinfo address where the id_token leaves groups out", async () => {
    played.claims = { groups: undefined, name: undefined };
    played.userInfo = { sub: "ada", name: "Ada Lovelace", email: "other@example.com", groups: ["support"] };
    expect(await signIn()).toMatchObject({
      session: { name: "Ada Lovelace", email: "ada@example.com", roles: ["agent"] },
    });
  });

  it("does not pass a verification from the userinfo address on to the token's own e-mail", async () => {
    const roles = new Map([["ada@example.com", ["agent"] as const]]);
    const byEmail = { ...identity, auth: { ...identity.auth, groupsClaim: "email", roles } };
    played.claims = { name: undefined };
    played.userInfo = { sub: "ada", email: "other@example.com", email_verified: true };
    const { address, transaction } = await begin(false);
    const answer = played.agree(address);
    const end = await finishSignIn(await provider(identity), answer, transaction, new Date(), byEmail);
    expect(end).toMatchObject({ kind: "signed_in", session: { roles: [] } });
  });

  it("gives a session without roles to somebody who is in no group of ours", async () => {
    played.claims = { groups: ["canteen"] };
    expect(await signIn()).toMatchObject({ kind: "signed_in", session: { roles: [] } });
  });

  it("that says the person must be asked is no failure of a quiet request, but one of a visible request", async () => {
    const quiet = (await begin(true)).transaction;
    expect(await finish(loginRequired(quiet), quiet)).toEqual({ kind: "needs_visible" });
    const visible = (await begin(false)).transaction;
    expect(await finish(loginRequired(visible), visible)).toMatchObject({ reason: "provider_refused" });
  });
});

describe("a dishonest answer is refused:", () => {
  it("another browser's state and code", async () => {
    const foreign = played.agree((await begin(false)).address);
    const { transaction } = await begin(false);
    expect(await finish(foreign, transaction)).toMatchObject({ kind: "refused", reason: "check_failed" });
  });

  it("the same way back a second time, also with a fresh code", async () => {
    const { address, transaction } = await begin(false);
    expect(await finish(played.agree(address), transaction)).toMatchObject({ kind: "signed_in" });
    expect(await finish(played.agree(address), transaction)).toMatchObject({ reason: "state_used" });
  });

  it("a code that was used already", async () => {
    const { address, transaction } = await begin(false);
    const answer = played.agree(address);
    await finish(answer, transaction);
    const other = { ...transaction, state: "another-state" };
    answer.set("state", other.state);
    expect(await finish(answer, other)).toMatchObject({ kind: "refused", reason: "check_failed" });
  });

  it("a code of another transaction, whose verifier does not fit", async () => {
    const { address, transaction } = await begin(false);
    const other = { ...(await begin(false)).transaction, state: transaction.state, nonce: transaction.nonce };
    expect(await finish(played.agree(address), other)).toMatchObject({ kind: "refused" });
  });

  it.each([["https://evil.example"], [null]])("the issuer %s beside the code", async (iss) => {
    const { address, transaction } = await begin(false);
    const answer = played.agree(address);
    if (iss === null) answer.delete("iss");
    else answer.set("iss", iss);
    expect(await finish(answer, transaction)).toMatchObject({ kind: "refused", reason: "check_failed" });
  });

  const past = Math.floor(Date.now() / 1000) - 3600;
  it.each([
    ["another nonce", { nonce: "another" }],
    ["no nonce", { nonce: undefined }],
    ["another issuer", { iss: "https://evil.example" }],
    ["another audience", { aud: "another-console" }],
    ["several audiences and no party named", { aud: ["refund-console", "another"] }],
    ["an hour-old expiry", { iat: past - 300, exp: past }],
    ["no expiry", { exp: undefined }],
    ["no subject", { sub: undefined }],
  ])("an id_token with %s", async (_, claims) => {
    played.claims = claims;
    expect(await signIn()).toMatchObject({ kind: "refused", reason: "check_failed" });
  });

  it.each([
    ["no signature", async (claims: JWTPayload) => new UnsecuredJWT(claims).encode()],
    ["a signature by somebody else", signedByAnother],
    ["a signature made with the client's secret", signedWithSecret],
    [
      "its signature cut off",
      async (claims: JWTPayload) => (await played.sign(claims)).replace(/[^.]*$/, ""),
    ],
  ])("an id_token with %s", async (_, signIdToken) => {
    played.signIdToken = signIdToken;
    expect(await signIn()).toMatchObject({ kind: "refused", reason: "check_failed" });
  });

  it("a userinfo answer about another person", async () => {
    played.claims = { groups: undefined };
    played.userInfo = { sub: "bob", groups: ["support"] };
    expect(await signIn()).toMatchObject({ kind: "refused", reason: "check_failed" });
  });
});
