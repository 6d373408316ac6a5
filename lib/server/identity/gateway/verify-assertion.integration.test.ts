import { base64url, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import { openKeys } from "./open-keys";
import { gatewayEnvironment, now, nowSeconds, startTestGateway, type TestGateway } from "./test-gateway";
import { type AssertionFault, verifyAssertion } from "./verify-assertion";

let played: TestGateway;
let gateway: GatewayEnvironment;

beforeAll(async () => {
  played = await startTestGateway();
  gateway = gatewayEnvironment("jwt", played, {});
});
beforeEach(() => {
  played.asked.length = 0;
});
afterAll(() => played.close());

const person: JWTPayload = {
  iss: "https://login.example.com",
  aud: "refund-console",
  sub: "ada",
  email: "ada@example.com",
  groups: ["support"],
  iat: nowSeconds - 60,
  exp: nowSeconds + 240,
};
const header = { kid: "rsa-1", typ: "JWT" };

function good(): Promise<string> {
  return played.sign(person, header, played.rsa);
}

function check(token: string) {
  return verifyAssertion(token, gateway, openKeys(gateway), now);
}

/** A change to the claims; undefined takes a claim away. */
async function withClaims(change: JWTPayload): Promise<string> {
  return played.sign({ ...person, ...change }, header, played.rsa);
}

describe("an assertion", () => {
  it("of the gateway, for us and of now, is believed", async () => {
    expect(await check(await good())).toMatchObject({
      ok: true,
      claims: { sub: "ada", groups: ["support"] },
    });
  });

  it.each([
    ["without typ", {}, { typ: undefined }],
    ["with several audiences, made for us", { aud: ["refund-console", "other"], azp: "refund-console" }, {}],
    ["that ended less than 30 s ago", { exp: nowSeconds - 25 }, {}],
    ["of a clock that is 20 s ahead", { iat: nowSeconds + 20, nbf: nowSeconds + 20 }, {}],
  ])("%s is believed", async (_, claims, change) => {
    const token = await played.sign({ ...person, ...claims }, { ...header, ...change }, played.rsa);
    expect(await check(token)).toMatchObject({ ok: true });
  });

  it.each<[string, JWTPayload, AssertionFault]>([
    ["for another application", { aud: "another-console" }, "assertion_claim"],
    ["for nobody in particular", { aud: undefined }, "assertion_claim"],
    ["for several, made for another", { aud: ["refund-console", "b"], azp: "b" }, "assertion_claim"],
    ["for several, made for nobody", { aud: ["refund-console", "b"] }, "assertion_claim"],
    ["of another issuer", { iss: "https://evil.example" }, "assertion_claim"],
    ["of our issuer with a slash", { iss: "https://login.example.com/" }, "assertion_claim"],
    ["of no issuer", { iss: undefined }, "assertion_claim"],
    ["that ended", { exp: nowSeconds - 31 }, "assertion_expired"],
    ["without an end", { exp: undefined }, "assertion_claim"],
    ["with an end in words", { exp: "never" as unknown as number }, "assertion_claim"],
    ["without a beginning", { iat: undefined }, "assertion_claim"],
    ["of tomorrow", { iat: nowSeconds + 3600 }, "assertion_claim"],
    ["that is not yet valid", { nbf: nowSeconds + 3600 }, "assertion_claim"],
    ["issued two days ago", { iat: nowSeconds - 2 * 86_400 }, "assertion_expired"],
    ["about nobody", { sub: undefined }, "assertion_claim"],
    ["about an empty name", { sub: "" }, "assertion_without_person"],
    ["about a number", { sub: 7 as unknown as string }, "assertion_without_person"],
  ])("%s is refused", async (_, change, reason) => {
    expect(await check(await withClaims(change))).toMatchObject({ ok: false, reason });
  });

  it.each<[string, object, AssertionFault]>([
    ["of no named key", { kid: undefined }, "assertion_key_unknown"],
    ["of a key that is not in the set", { kid: "rsa-2" }, "assertion_key_unknown"],
    ["that is an access token", { typ: "at+jwt" }, "assertion_type"],
    ["that is a logout token", { typ: "logout+jwt" }, "assertion_type"],
    ["with an extension nobody knows", { crit: ["x"], x: 1 }, "assertion_malformed"],
  ])("%s is refused", async (_, change, reason) => {
    const token = await played.sign(person, { ...header, ...change }, played.rsa).catch(() => forged(change));
    expect(await check(token)).toMatchObject({ ok: false, reason });
  });
});

/** Header, claims and signature as they are put together by hand. */
async function forged(change: object, signature: string | null = null): Promise<string> {
  const [, claims, signed] = (await good()).split(".");
  const head = base64url.encode(JSON.stringify({ alg: "RS256", ...header, ...change }));
  return `${head}.${claims}.${signature ?? signed}`;
}

describe("a forged assertion", () => {
  it.each(["none", "None", "NONE"])("without a signature (%s) is refused", async (alg) => {
    expect(await check(await forged({ alg }, ""))).toMatchObject({ reason: "assertion_algorithm" });
    expect(await check(new UnsecuredJWT(person).encode())).toMatchObject({ ok: false });
  });

  it("that takes the public key for a shared secret is refused", async () => {
    const { n = "" } = await publicJwk();
    for (const secret of [new TextEncoder().encode(played.rsa.publicPem), base64url.decode(n)]) {
      const token = await new SignJWT(person).setProtectedHeader({ alg: "HS256", ...header }).sign(secret);
      expect(await check(token)).toMatchObject({ ok: false, reason: "assertion_algorithm" });
    }
  });

  it("in another algorithm of the same key set is refused", async () => {
    const token = await played.sign(person, { kid: "ec-1" }, played.ec);
    expect(await check(token)).toMatchObject({ ok: false, reason: "assertion_algorithm" });
  });

  it("under the name of a key of another kind is refused", async () => {
    expect(await check(await forged({ kid: "ec-1" }))).toMatchObject({ ok: false });
  });

  it("signed by a stranger is refused, whatever key it brings along", async () => {
    const stranger = await generateKeyPair("RS256", { extractable: true });
    const jwk = await exportJWK(stranger.publicKey);
    const signer = { alg: "RS256", privateKey: stranger.privateKey };
    const jku = new URL("stranger", played.keysAddress).href;
    for (const extra of [{}, { jwk }, { jku }, { x5u: jku }]) {
      expect(await check(await played.sign(person, { ...header, ...extra }, signer))).toMatchObject({
        ok: false,
      });
    }
    expect(played.asked).not.toContain("/stranger");
    const own = await played.sign(person, { ...header, jku }, played.rsa);
    expect(await check(own)).toMatchObject({ ok: false, reason: "assertion_malformed" });
  });

  it("with other claims under the old signature, without one, or joined from two is refused", async () => {
    const [head = "", claims = "", signature = ""] = (await good()).split(".");
    const others = base64url.encode(JSON.stringify({ ...person, sub: "eve" }));
    expect(await check(`${head}.${others}.${signature}`)).toMatchObject({ reason: "assertion_signature" });
    for (const token of [
      `${head}.${claims}.`,
      `${head}.${claims}`,
      `${head}.${claims}.${signature}, ${head}.${claims}.${signature}`,
      `${head}.${claims}.${signature}.${signature}`,
      "x",
      "..",
    ]) {
      expect(await check(token)).toMatchObject({ ok: false });
    }
  });
});

async function publicJwk() {
  const answer = await fetch(new URL("jwks", played.keysAddress));
  const { keys } = (await answer.json()) as { keys: { n?: string }[] };
  return keys[0] ?? {};
}
