import { createSign } from "node:crypto";
import type { JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionFromClaims } from "../session-from-claims";
import { openKeys } from "./open-keys";
import { personClaims } from "./person-claims";
import { readAssertion } from "./read-assertion";
import {
  albKid,
  gatewayEnvironment,
  now,
  nowSeconds,
  startTestGateway,
  type TestGateway,
} from "./test-gateway";
import { verifyAssertion } from "./verify-assertion";

let played: TestGateway;
beforeAll(async () => {
  played = await startTestGateway();
});
afterAll(() => played.close());

const times = { iat: nowSeconds - 60, exp: nowSeconds + 240 };
const arn =
  "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/refunds/0123456789abcdef";

describe("Cloudflare Access", () => {
  const issuer = "https://acme.cloudflareaccess.com";
  const person = { iss: issuer, aud: ["refund-console"], sub: "ada", email: "ada@example.com", ...times };
  const token = (change: JWTPayload) => played.sign({ ...person, ...change }, { kid: "rsa-1" }, played.rsa);
  const gateway = () => gatewayEnvironment("cloudflare", played, { issuer });
  const check = (text: string) => verifyAssertion(text, gateway(), openKeys(gateway()), now);

  it("is believed for an application out of a list, and gives the groups it keeps under custom", async () => {
    const checked = await check(await token({ custom: { groups: ["support"], sub: "eve" } }));
    expect(checked).toMatchObject({ ok: true });
    if (!checked.ok) return;
    const claims = personClaims(checked.claims, gateway());
    expect(sessionFromClaims(claims, now, gateway())).toMatchObject({ subject: "ada", roles: ["agent"] });
  });

  it("is not believed about a service, which has neither a subject nor an e-mail", async () => {
    const service = { sub: "", email: undefined, common_name: "robot" };
    expect(await check(await token(service))).toMatchObject({ reason: "assertion_without_person" });
    expect(await check(await token({ email: undefined }))).toMatchObject({
      reason: "assertion_without_person",
    });
  });
});

describe("Google IAP", () => {
  const issuer = "https://cloud.google.com/iap";
  const person = { iss: issuer, aud: "refund-console", email: "ada@example.com", ...times };
  const gateway = () =>
    gatewayEnvironment("iap", played, {
      issuer,
      groupsClaim: "email",
      roles: new Map([["ada@example.com", ["agent"]]]),
    });
  const token = (change: JWTPayload) => played.sign({ ...person, ...change }, { kid: "ec-1" }, played.ec);
  const check = (text: string) => verifyAssertion(text, gateway(), openKeys(gateway()), now);

  it.each([
    ["a Google account", { sub: "accounts.google.com:1" }, ["agent"]],
    ["a person of another provider", { sub: "securetoken.google.com/p:1", gcip: {} }, []],
  ])("gives %s the roles of the address only where Google checked it", async (_, change, roles) => {
    const checked = await check(await token(change));
    expect(checked).toMatchObject({ ok: true });
    if (!checked.ok) return;
    expect(sessionFromClaims(personClaims(checked.claims, gateway()), now, gateway()).roles).toEqual(roles);
  });

  it("is believed for ten minutes at most", async () => {
    const old = { sub: "accounts.google.com:1", iat: nowSeconds - 700 };
    expect(await check(await token(old))).toMatchObject({ reason: "assertion_expired" });
  });
});

/** base64url, but with the padding of base64. */
function padded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

describe("an AWS load balancer", () => {
  const issuer = "https://login.example.com";
  const gateway = () => gatewayEnvironment("alb", played, { issuer, audience: arn, clientId: "client-1" });
  const good = {
    kid: albKid,
    typ: "JWT",
    signer: arn,
    client: "client-1",
    iss: issuer,
    exp: nowSeconds + 100,
  };
  const token = (change: object, claims: JWTPayload = {}) =>
    played.sign({ sub: "ada", groups: ["support"], ...claims }, { ...good, ...change }, played.ec);
  const check = (text: string) => verifyAssertion(text, gateway(), openKeys(gateway()), now);

  it("is believed under its own name", async () => {
    expect(await check(await token({}))).toMatchObject({ ok: true, claims: { sub: "ada", iss: issuer } });
  });

  it("is believed with the padding that it writes, which belongs to what was signed", async () => {
    const signed = `${padded({ alg: "ES256", ...good })}.${padded({ sub: "ada" })}`;
    const key = played.ec.privateKey;
    if (!("asymmetricKeyType" in key)) throw new Error("The test's key is one of node:crypto.");
    const signature = createSign("SHA256").update(signed).sign({ key, dsaEncoding: "ieee-p1363" });
    expect(signed).toContain("=");
    expect(await check(`${signed}.${signature.toString("base64url")}==`)).toMatchObject({ ok: true });
  });

  it.each([
    ["another load balancer of the region", { signer: arn.replace("refunds", "evil") }, "assertion_signer"],
    ["a signer that is not named", { signer: undefined }, "assertion_signer"],
    ["another client", { client: "client-2" }, "assertion_claim"],
    ["another provider", { iss: "https://evil.example" }, "assertion_claim"],
    ["an end that is over", { exp: nowSeconds - 31 }, "assertion_expired"],
    ["an end in two days", { exp: nowSeconds + 2 * 86_400 }, "assertion_expired"],
    ["a key's id that leads elsewhere", { kid: "../../evil" }, "assertion_key_unknown"],
    ["a key's id that nobody knows", { kid: albKid.replace("1", "2") }, "assertion_key_unknown"],
  ])("is not believed with %s", async (_, change, reason) => {
    expect(await check(await token(change))).toMatchObject({ ok: false, reason });
    expect(played.asked.join()).not.toContain("evil");
  });

  it("is not believed about another provider's person, or about nobody", async () => {
    expect(await check(await token({}, { iss: "https://evil.example" }))).toMatchObject({ ok: false });
    expect(await check(await token({}, { sub: undefined }))).toMatchObject({ ok: false });
  });

  it("fetches few keys, however many are made up", async () => {
    const keys = openKeys(gateway());
    played.asked.length = 0;
    for (let number = 0; number < 40; number += 1) {
      const kid = albKid.replace("555555555555", String(100_000_000_000 + number));
      await verifyAssertion(await token({ kid }), gateway(), keys, now);
    }
    expect(played.asked.length).toBeLessThanOrEqual(10);
  });
});

describe("the header", () => {
  const header = "authorization";
  it.each([
    [{ authorization: "Bearer a.b.c" }, "a.b.c"],
    [{ authorization: "" }, null],
    [{ "x-forwarded-user": "ada", cookie: "authorization=a.b.c" }, null],
    [{ authorization: `Bearer ${"x".repeat(20_000)}` }, null],
  ])("of %j gives %s", (headers, token) => {
    expect(readAssertion(new Headers(headers), { header })).toBe(token);
  });

  it("that came twice is no assertion", async () => {
    const headers = new Headers([
      ["x-assertion", "a.b.c"],
      ["x-assertion", "d.e.f"],
    ]);
    expect(readAssertion(headers, { header: "x-assertion" })).toBe("a.b.c, d.e.f");
  });
});
