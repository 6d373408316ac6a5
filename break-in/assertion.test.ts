import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { appUrl, assertionHeader, gatewayUrl, identityUrl } from "./addresses";
import { changePerson, makePayment, mint, personNamed, setKeyServer } from "./ask-stage";
import { assertionOf, carrying, tryRefund } from "./assertions";
import { defects } from "./defects";
import { nothingLeaked } from "./nothing-leaked";
import { keepsTyping } from "./post-refund";
import { refusalsDuring } from "./server-log";
import { Visitor } from "./visitor";

afterAll(() => nothingLeaked("proxy"));

const visitor = new Visitor(gatewayUrl);
const now = Math.floor(Date.now() / 1000);

it("a good assertion opens the page and makes a refund, so the refusals below are about what is wrong", async () => {
  const page = await visitor.open("/", carrying(await assertionOf("Ana Ferreira")));
  expect(page.status).toBe(200);
  expect(page.text).toContain("Ana Ferreira");
  expect(page.headers.getSetCookie()).toEqual([]);
  const { answer, calls } = await tryRefund(await assertionOf("Ana Ferreira"));
  expect({ status: answer.status, calls }).toEqual({ status: 200, calls: 1 });
});

it("signing out is the gateway's own, and no sign-in of ours stands beside it", async () => {
  const headers = carrying(await assertionOf("Ana Ferreira"));
  expect((await visitor.open("/", headers)).text).toContain(`href="${gatewayUrl}/oauth2/sign_out"`);
  expect((await visitor.open("/auth/sign-in?returnTo=/refunds")).location).toBe(`${gatewayUrl}/refunds`);
  expect((await visitor.open("/auth/callback?code=x&state=y")).status).toBe(404);
  const body = new URLSearchParams({ logout_token: "x" });
  expect((await visitor.post("/auth/backchannel-logout", body)).status).toBe(404);
});

const unsigned = {
  "x-forwarded-user": "ana",
  "x-forwarded-email": "ana.ferreira@acme.example",
  "x-forwarded-groups": "refund-agents,refund-leads",
  "x-forwarded-preferred-username": "ana",
  "x-remote-user": "ana",
  "remote-user": "ana",
  "x-auth-request-user": "ana",
  "x-auth-request-email": "ana.ferreira@acme.example",
  "x-auth-request-groups": "refund-leads",
  oidc_claim_sub: "person-7c1f40a2",
  oidc_claim_groups: "refund-leads",
  "x-ms-client-principal": Buffer.from('{"claims":[]}').toString("base64"),
  "x-ms-client-principal-id": "ana",
  "x-ms-client-principal-name": "ana.ferreira@acme.example",
  "tailscale-user-login": "ana.ferreira@acme.example",
  "tailscale-user-name": "Ana",
  "x-goog-authenticated-user-email": "accounts.google.com:ana",
  "x-pomerium-claim-groups": "refund-leads",
};

describe("whoever comes past the gateway", () => {
  it("with every header that gateways do not sign gets a page in words, and nothing else", async () => {
    const refusals = await refusalsDuring("proxy", async () => {
      for (const path of ["/", "/refunds", `/charges/${await makePayment()}`, "/audit-log", "/settings"]) {
        const answer = await visitor.open(path, unsigned);
        expect(answer.status).toBe(401);
        const withoutScripts = answer.text.replace(/<script\b[^]*?<\/script>/g, "");
        expect(withoutScripts).toContain("Your sign-in did not reach this app");
        expect(answer.text).toMatch(/Request .{0,12}[0-9a-f-]{36}/);
        expect(answer.text).not.toContain("$50.00");
      }
    });
    expect(refusals.map(({ reason }) => reason)).toEqual(Array(5).fill("assertion_missing"));
  });

  it("with a good assertion in another header, a cookie or the address is not let in", async () => {
    const token = await assertionOf("Ana Ferreira");
    const elsewhere: Record<string, string>[] = [
      { authorization: `Bearer ${token}` },
      { "x-sso_assertion": token },
      { "cf-access-jwt-assertion": token },
      { "x-amzn-oidc-data": token },
      { cookie: `${assertionHeader}=${token}; CF_Authorization=${token}; refunds=${token}` },
    ];
    for (const headers of elsewhere) expect((await visitor.open("/", headers)).status).toBe(401);
    expect((await visitor.open(`/?${new URLSearchParams({ [assertionHeader]: token })}`)).status).toBe(401);
  });
});

describe("an assertion with", () => {
  it.each(defects)("%s shows nothing and refunds nothing", async (_, defect, reason) => {
    const token = await assertionOf("Ana Ferreira", defect);
    const refusals = await refusalsDuring("proxy", async () => {
      expect((await visitor.open("/refunds", carrying(token))).status).toBe(401);
    });
    expect(refusals).toMatchObject([{ reason, assertion: { hash: expect.any(String) } }]);
    expect((await tryRefund(token)).calls).toBe(0);
  });

  it("other claims under an old signature, or two tokens in one, shows nothing", async () => {
    const ana = await assertionOf("Ana Ferreira");
    const [head = "", claims = "", signature = ""] = ana.split(".");
    const lead = {
      ...(JSON.parse(Buffer.from(claims, "base64url").toString()) as object),
      groups: ["refund-leads"],
    };
    const forged = Buffer.from(JSON.stringify(lead)).toString("base64url");
    for (const token of [
      `${head}.${forged}.${signature}`,
      `${ana}, ${ana}`,
      `${ana}.${signature}`,
      `${ana} `.repeat(2),
    ]) {
      expect((await visitor.open("/", carrying(token))).status).toBe(401);
    }
  });

  it("an address of keys in its header sends no request there", async () => {
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    const { port } = elsewhere.address() as AddressInfo;
    for (const name of ["jku", "x5u"]) {
      const header = { [name]: `http://127.0.0.1:${port}/keys` };
      const token = await assertionOf("Ana Ferreira", { pen: "stranger", header });
      expect((await visitor.open("/", carrying(token))).status).toBe(401);
    }
    elsewhere.close();
    expect(asked).toBe(0);
  });

  it("an expiry that passed while the form stood open keeps what was typed", async () => {
    const { answer, calls } = await tryRefund(
      await assertionOf("Ana Ferreira", { claims: { exp: now - 60 } }),
    );
    expect(calls).toBe(0);
    expect(answer.status).toBe(401);
    expect(answer.text).toMatch(keepsTyping);
  });
});

it("while the key server is down the known keys serve, and unknown ones let nobody in", async () => {
  await setKeyServer(true);
  try {
    expect((await visitor.open("/", carrying(await assertionOf("Ana Ferreira")))).status).toBe(200);
    const unknown = await assertionOf("Ana Ferreira", { header: { kid: "acme-rsa-3" } });
    expect((await visitor.open("/", carrying(unknown))).status).toBe(401);
  } finally {
    await setKeyServer(false);
  }
});

it("rights follow the gateway's word: without the group no money moves, and other words give no rights", async () => {
  const { subject, groups } = await personNamed("Jonas Lindqvist");
  await changePerson(subject, { groups: [] });
  try {
    expect((await tryRefund(await assertionOf("Jonas Lindqvist"))).calls).toBe(0);
  } finally {
    await changePerson(subject, { groups });
  }
  for (const odd of [
    "refund-agents",
    ["Refund-Agents"],
    ["/refund-agents"],
    [["refund-agents"]],
    { 0: "refund-agents" },
  ]) {
    const page = await visitor.open(
      "/",
      carrying(await assertionOf("Jonas Lindqvist", { claims: { groups: odd } })),
    );
    expect(page.status).toBe(403);
    expect(page.text).toContain(
      "Your account has no role in Refund Console. What is missing is the right to",
    );
    expect(page.text).toContain("mailto:help@acme.example");
  }
});

it("a session cookie of the other server, and an id_token made for it, are nothing here", async () => {
  const ana = new Visitor(appUrl);
  await ana.signIn("Ana Ferreira");
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  expect((await visitor.open("/", { cookie })).status).toBe(401);
  const idToken = await mint({
    header: { alg: "RS256", kid: "acme-rsa-1" },
    claims: { iss: identityUrl, aud: "refund-console", sub: "x", iat: now, exp: now + 300 },
  });
  expect((await visitor.open("/", carrying(idToken))).status).toBe(401);
});
