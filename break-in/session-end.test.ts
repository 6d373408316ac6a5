import { afterAll, describe, expect, it } from "vitest";
import { appUrl, identityUrl } from "./addresses";
import { changePerson, personNamed } from "./ask-stage";
import { logoutToken } from "./logout-token";
import { nothingLeaked } from "./nothing-leaked";
import { keepsTyping, postRefund } from "./post-refund";
import { refusalsDuring } from "./server-log";
import { Visitor } from "./visitor";

afterAll(() => nothingLeaked("oidc"));

const own = { origin: appUrl };

async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(appUrl);
  await visitor.signIn(name);
  return visitor;
}

/** Somebody else who holds a copy of every cookie. */
function copyOf(visitor: Visitor): Visitor {
  const copy = new Visitor(visitor.origin);
  for (const [name, value] of visitor.cookies) copy.cookies.set(name, value);
  return copy;
}

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.open("/session")).status === 204;
}

/** Nothing opens and no money moves, whatever is posted; but what was typed is kept. */
async function isShutOut(visitor: Visitor): Promise<void> {
  expect(await isSignedIn(visitor)).toBe(false);
  expect((await visitor.open("/refunds")).location).toContain("/auth/sign-in");
  const opener = await signedIn("Ana Ferreira");
  const { answer, calls } = await postRefund(opener, {}, own, { poster: visitor });
  expect(calls).toBe(0);
  expect(answer.status).toBe(401);
  expect(answer.text).toMatch(keepsTyping);
}

function post(token: string) {
  const body = new URLSearchParams({ logout_token: token });
  return new Visitor(appUrl).post("/auth/backchannel-logout", body);
}

it("a session that nobody ended refunds, so the refusals below are about its end", async () => {
  expect((await postRefund(await signedIn("Ana Ferreira"), {}, own)).calls).toBe(1);
});

it("after sign-out a copied cookie opens nothing, while another session of the person lives", async () => {
  const [here, elsewhere] = [await signedIn("Jonas Lindqvist"), await signedIn("Jonas Lindqvist")];
  const thief = copyOf(here);
  const answer = await here.post("/auth/sign-out", new URLSearchParams(), own);
  expect(answer.location).toContain(`${identityUrl}/session/end`);
  expect(answer.location).toContain(encodeURIComponent(`${appUrl}/signed-out`));
  expect(here.cookies.has("refunds")).toBe(false);
  await isShutOut(thief);
  expect(await isSignedIn(elsewhere)).toBe(true);
});

it("when the provider ends a session of its own, ours that came from it is over", async () => {
  const visitor = await signedIn("Jonas Lindqvist");
  const confirm = await visitor.open(`${identityUrl}/session/end?client_id=refund-console`);
  const action = /<form[^>]* action="([^"]+)"/.exec(confirm.text)?.[1] ?? "";
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.text)?.[1] ?? "";
  expect(await isSignedIn(visitor)).toBe(true);
  await visitor.post(action, new URLSearchParams({ xsrf, logout: "yes" }));
  await isShutOut(visitor);
});

describe("a logout token", () => {
  it("about a person ends everything of theirs, once", async () => {
    const { subject } = await personNamed("Mira Okafor");
    const visitor = await signedIn("Mira Okafor");
    const token = await logoutToken({ sub: subject });
    expect((await post(token)).status).toBe(200);
    await isShutOut(visitor);
    const again = await signedIn("Mira Okafor");
    expect((await post(token)).status).toBe(400);
    expect(await isSignedIn(again)).toBe(true);
  });

  it.each<[string, object, object, string]>([
    ["for another application", { aud: "another" }, {}, "rsa"],
    ["of another issuer", { iss: "https://evil.example" }, {}, "rsa"],
    ["with a nonce", { nonce: "n" }, {}, "rsa"],
    ["without events", { events: undefined }, {}, "rsa"],
    ["with the type of an id_token", {}, { typ: "JWT" }, "rsa"],
    ["signed by a stranger", {}, {}, "stranger"],
    ["without a signature", {}, { alg: "none" }, "none"],
    ["keyed with the public key", {}, { alg: "HS256" }, "public_pem"],
  ])("%s ends nothing", async (_, claims, header, pen) => {
    const { subject } = await personNamed("Helen Sato");
    const visitor = await signedIn("Helen Sato");
    const token = await logoutToken({ sub: subject, ...claims }, header, pen);
    const refusals = await refusalsDuring("oidc", async () => expect((await post(token)).status).toBe(400));
    expect(refusals).toMatchObject([{ reason: "logout_token_invalid" }]);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it("is not what an id_token can pass for, nor a session what it opens", async () => {
    const { subject } = await personNamed("Helen Sato");
    const idToken = await logoutToken({ sub: subject, events: undefined, nonce: "n" }, { typ: undefined });
    expect((await post(idToken)).status).toBe(400);
    const visitor = new Visitor(appUrl);
    visitor.cookies.set("refunds", await logoutToken({ sub: subject }));
    expect(await isSignedIn(visitor)).toBe(false);
  });
});

/** Presses "End sessions" beside this person, as a browser without scripts does. */
async function endSessions(as: Visitor, subject: string, headers: Record<string, string> = own) {
  const page = await as.open("/settings");
  const form = page.text.split("<form").find((part) => part.includes(`value="${subject}"`)) ?? "";
  const fields = new FormData();
  for (const [, name = "", , value = ""] of form.matchAll(
    /<input type="hidden" name="([^"]+)"( value="([^"]*)")?/g,
  )) {
    fields.append(name, value.replaceAll("&quot;", '"'));
  }
  return as.post("/settings", fields, headers);
}

describe("an administrator", () => {
  it("ends somebody's sessions everywhere, and it stands in the audit log", async () => {
    const { subject } = await personNamed("Ana Ferreira");
    const [here, elsewhere] = [await signedIn("Ana Ferreira"), await signedIn("Ana Ferreira")];
    const tomasz = await signedIn("Tomasz Zielinski");
    const answer = await endSessions(tomasz, subject);
    expect(answer.text).toMatch(/Ended/);
    expect(await isSignedIn(here)).toBe(false);
    expect(await isSignedIn(elsewhere)).toBe(false);
    const log = await (await signedIn("Helen Sato")).open("/audit-log?event=session.ended");
    expect(log.text).toContain("administrator");
    expect(log.text).toContain("Tomasz Zielinski");
    expect(await isSignedIn(await signedIn("Ana Ferreira"))).toBe(true);
  });

  it("is the only one who sees that page", async () => {
    for (const name of ["Ana Ferreira", "Mira Okafor", "Helen Sato", "Sam Porter"]) {
      const answer = await (await signedIn(name)).open("/settings");
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain("Signed in lately");
    }
  });
});

describe("a forged sign-out", () => {
  it.each<[string, Record<string, string>]>([
    ["from another site", { origin: "https://evil.example" }],
    ["from nowhere", {}],
    ["from a hidden frame", { origin: "null" }],
  ])("%s leaves the session as it is", async (_, headers) => {
    const visitor = await signedIn("Jonas Lindqvist");
    expect((await visitor.post("/auth/sign-out", new URLSearchParams(), headers)).status).toBe(403);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  it("by a link leaves the session as it is", async () => {
    const visitor = await signedIn("Jonas Lindqvist");
    for (const path of ["/auth/sign-out", "/auth/logout"]) {
      expect((await visitor.open(path)).status).toBeGreaterThanOrEqual(404);
    }
    expect(await isSignedIn(visitor)).toBe(true);
  });
});

it("who lost the group or the account keeps no rights beyond the next look at the provider", async () => {
  const { subject, groups } = await personNamed("Jonas Lindqvist");
  const visitor = await signedIn("Jonas Lindqvist");
  try {
    await changePerson(subject, { groups: [] });
    await visitor.open(await visitor.choose("Jonas Lindqvist", (await visitor.open("/auth/renew")).location));
    expect((await visitor.open("/refunds")).status).toBe(403);
    await changePerson(subject, { isDisabled: true });
    const answer = await visitor.follow((await visitor.open("/auth/renew")).location ?? "");
    expect(answer.location).toContain("error=login_required");
  } finally {
    await changePerson(subject, { groups, isDisabled: false });
  }
});
