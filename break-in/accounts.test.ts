import { createHmac, randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { accountsUrl, liveUrl, secrets, usUrl } from "./addresses";
import { makePayment, personNamed, refundCalls } from "./ask-stage";
import { logoutToken } from "./logout-token";
import { nothingLeaked } from "./nothing-leaked";
import { originRefusalsDuring, refusalsDuring } from "./server-log";
import { refundFormOf, Visitor } from "./visitor";

afterAll(() => nothingLeaked("accounts"));

const keys = { [accountsUrl]: "sk_test_tests", [usUrl]: "sk_test_us_tests", [liveUrl]: "sk_live_tests" };
const usHost = new URL(usUrl).host;
const firstHost = new URL(accountsUrl).host;

async function signedIn(name: string, origin: string): Promise<Visitor> {
  const visitor = new Visitor(origin);
  await visitor.signIn(name);
  return visitor;
}

/** The form of a new payment in the account at `origin`, filled in by somebody who may send it. */
async function filledForm(origin: string, opener: Visitor) {
  const payment = await makePayment(5000, keys[origin]);
  const form = refundFormOf((await opener.open(`/charges/${payment}`)).text);
  form.set("amount", "20");
  return { form, path: `/charges/${payment}`, calls: () => refundCalls(payment) };
}

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.open("/session")).status === 204;
}

describe("a form", () => {
  it("refunds at its own account, so the refusals below are about another one", async () => {
    for (const origin of [accountsUrl, usUrl]) {
      const ana = await signedIn("Ana Ferreira", origin);
      const { form, path, calls } = await filledForm(origin, ana);
      await ana.post(path, form, { origin });
      expect(await calls()).toBe(1);
    }
  });

  it.each([
    ["of the first account", accountsUrl, usUrl],
    ["of the second account", usUrl, accountsUrl],
  ])("%s is refused at the other, for one who may refund in both", async (_, from, to) => {
    const there = await signedIn("Ana Ferreira", to);
    const { form, path, calls } = await filledForm(to, there);
    const refusals = await originRefusalsDuring("accounts", async () => {
      await there.post(path, form, { origin: from });
      await there.post(path, form, { origin: from, "sec-fetch-site": "same-site" });
      await there.post(path, form, { origin: to, "sec-fetch-site": "same-site" });
    });
    expect(refusals).toHaveLength(3);
    expect(await calls()).toBe(0);
  });

  it("does not get to another account by a forwarded host", async () => {
    const ana = await signedIn("Ana Ferreira", usUrl);
    const { form, path, calls } = await filledForm(usUrl, ana);
    const lies = [
      { host: firstHost, "x-forwarded-host": usHost },
      { host: usHost, "x-forwarded-host": firstHost },
      { host: "evil.example", "x-forwarded-host": usHost },
    ];
    for (const lie of lies) expect((await ana.post(path, form, { origin: usUrl, ...lie })).status).toBe(421);
    expect(await calls()).toBe(0);
  });
});

describe("a session", () => {
  it.each([
    ["of the first account", accountsUrl, usUrl],
    ["of the second account", usUrl, accountsUrl],
  ])("%s opens nothing at the other, and refunds nothing", async (_, from, to) => {
    const thief = new Visitor(to);
    for (const [name, value] of (await signedIn("Ana Ferreira", from)).cookies)
      thief.cookies.set(name, value);
    expect(await isSignedIn(thief)).toBe(false);
    expect((await thief.open("/refunds")).location).toContain("/auth/sign-in");
    const { form, path, calls } = await filledForm(to, await signedIn("Ana Ferreira", to));
    expect((await thief.post(path, form, { origin: to })).status).toBe(401);
    expect(await calls()).toBe(0);
  });

  it("cannot be fetched at one account with a sign-in that another began", async () => {
    const visitor = new Visitor(accountsUrl);
    const back = await visitor.choose("Ana Ferreira", (await visitor.open("/auth/sign-in")).location);
    const elsewhere = new Visitor(usUrl);
    for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value);
    const answer = await elsewhere.open(back.replace(accountsUrl, usUrl));
    expect(answer.status).toBe(400);
    expect(await isSignedIn(elsewhere)).toBe(false);
  });

  it("is over in all accounts when the provider tells one of them, and the token is old in all", async () => {
    const [first, us] = [
      await signedIn("Jonas Lindqvist", accountsUrl),
      await signedIn("Jonas Lindqvist", usUrl),
    ];
    const { subject } = await personNamed("Jonas Lindqvist");
    const token = await logoutToken({ sub: subject });
    const tell = (origin: string) =>
      new Visitor(origin).post("/auth/backchannel-logout", new URLSearchParams({ logout_token: token }));
    expect((await tell(usUrl)).status).toBe(200);
    expect([await isSignedIn(first), await isSignedIn(us)]).toEqual([false, false]);
    const again = await signedIn("Jonas Lindqvist", accountsUrl);
    expect((await tell(accountsUrl)).status).toBe(400);
    expect(await isSignedIn(again)).toBe(true);
  });
});

describe("a role", () => {
  it("in one account is none in another", async () => {
    const ana = await signedIn("Ana Ferreira", liveUrl);
    const page = await ana.open("/");
    expect(page.status).toBe(403);
    expect(page.text).toContain("Your account has no role in Refund Console.");
    const mira = await signedIn("Mira Okafor", liveUrl);
    const { form, path, calls } = await filledForm(liveUrl, mira);
    const refusals = await refusalsDuring("accounts", () => ana.post(path, form, { origin: liveUrl }));
    expect(refusals.map(({ reason, account }) => [reason, account])).toContainEqual([
      "no_permission",
      "live",
    ]);
    expect(await calls()).toBe(0);
    await mira.post(path, form, { origin: liveUrl });
    expect(await calls()).toBe(1);
  });
});

describe("a webhook", () => {
  const own = { [accountsUrl]: secrets.webhookSecret, [usUrl]: "whsec_stage_of_acme_us" };

  it.each([
    [accountsUrl, accountsUrl, 200],
    [usUrl, usUrl, 200],
    [accountsUrl, usUrl, 400],
    [usUrl, accountsUrl, 400],
  ])("signed for %s is answered at %s with %i", async (signer, origin, status) => {
    const body = JSON.stringify({
      id: `evt_${randomUUID().replaceAll("-", "")}`,
      object: "event",
      type: "charge.refunded",
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      data: { object: { id: "ch_000000000000000000000000", object: "charge" } },
    });
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", own[signer] ?? "")
      .update(`${seconds}.${body}`)
      .digest("hex");
    const headers = {
      "stripe-signature": `t=${seconds},v1=${signature}`,
      "content-type": "application/json",
    };
    expect((await new Visitor(origin).post("/webhooks/stripe", body, headers)).status).toBe(status);
  });
});

describe("a host that is no account's", () => {
  it.each(["evil.example", `evil.${usHost}`, "us.localhost", "127.0.0.1"])("is told so: %s", async (host) => {
    const visitor = new Visitor(accountsUrl);
    for (const path of [
      "/",
      "/refunds",
      "/auth/sign-in",
      "/auth/callback?state=1",
      "/signed-out",
      "/x/readyz",
    ]) {
      expect((await visitor.open(path, { host })).status).toBe(421);
    }
    const posted = await visitor.post("/webhooks/stripe", "{}", { host });
    expect([posted.status, posted.text.length < 200]).toEqual([421, true]);
  });

  it("may still be asked whether the server is alive", async () => {
    const visitor = new Visitor(accountsUrl);
    for (const path of ["/healthz", "/readyz"]) {
      expect((await visitor.open(path, { host: "10.1.2.3:8080" })).status).toBe(200);
    }
  });
});
