import { afterAll, describe, expect, it } from "vitest";
import { appUrl, identityUrl } from "./addresses";
import { nothingLeaked } from "./nothing-leaked";
import { refusalsDuring } from "./server-log";
import { Visitor } from "./visitor";

afterAll(() => nothingLeaked("oidc"));

async function begun(): Promise<{ visitor: Visitor; back: string }> {
  const visitor = new Visitor(appUrl);
  const start = await visitor.open("/auth/sign-in");
  return { visitor, back: await visitor.choose("Ana Ferreira", start.location) };
}

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.open("/session")).status === 204;
}

it("an honest sign-in ends signed in, so the refusals below are about what is wrong", async () => {
  const { visitor, back } = await begun();
  expect((await visitor.open(back)).status).toBe(303);
  expect(await isSignedIn(visitor)).toBe(true);
  expect([...visitor.cookies.keys()].filter((name) => name.startsWith("refunds-sign-in-"))).toEqual([]);
});

it("asks for a second factor for nothing that nobody asked for", async () => {
  const { visitor, back } = await begun();
  await visitor.open(back);
  for (const draft of ["", "su_1", "../charges", `su_${"0".repeat(32)}&draft=x`]) {
    expect((await visitor.open(`/auth/step-up?draft=${encodeURIComponent(draft)}`)).status).toBe(404);
  }
  const unknown = `su_${"0".repeat(32)}`;
  const answer = await visitor.open(`/auth/step-up?draft=${unknown}`);
  expect(new URL(answer.location ?? "").pathname).toBe(`/step-up/${unknown}`);
  expect((await visitor.open(`/step-up/${unknown}`)).status).toBe(404);
  expect((await new Visitor(appUrl).open(`/auth/step-up?draft=${unknown}`)).location).toContain(unknown);
});

describe("the way back from the provider", () => {
  it("works once, with the login cookie and without", async () => {
    const { visitor, back } = await begun();
    const login = new Map(visitor.cookies);
    await visitor.open(back);
    const refusals = await refusalsDuring("oidc", async () => {
      expect((await visitor.open(back)).status).toBe(400);
      const again = new Visitor(appUrl);
      for (const [name, value] of login) again.cookies.set(name, value);
      expect((await again.open(back)).status).toBe(400);
      expect(await isSignedIn(again)).toBe(false);
    });
    expect(refusals.map(({ reason }) => reason)).toEqual(["no_transaction", "state_used"]);
  });

  it("of another browser signs nobody in", async () => {
    const { back } = await begun();
    const victim = new Visitor(appUrl);
    await victim.open("/auth/sign-in");
    expect((await victim.open(back)).status).toBe(400);
    expect(await isSignedIn(victim)).toBe(false);
  });

  it.each([
    ["another issuer", (back: URL) => back.searchParams.set("iss", "https://evil.example")],
    ["its issuer removed", (back: URL) => back.searchParams.delete("iss")],
    ["another code", (back: URL) => back.searchParams.set("code", "made-up")],
    ["no code", (back: URL) => back.searchParams.delete("code")],
  ])("with %s signs nobody in", async (_, spoil) => {
    const { visitor, back } = await begun();
    const address = new URL(back);
    spoil(address);
    expect((await visitor.open(address.href)).status).toBe(400);
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it("with another transaction's code and one's own state signs nobody in", async () => {
    const { visitor, back } = await begun();
    const other = await begun();
    const address = new URL(back);
    address.searchParams.set("code", new URL(other.back).searchParams.get("code") ?? "");
    expect((await visitor.open(address.href)).status).toBe(400);
    expect(await isSignedIn(visitor)).toBe(false);
  });
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/.//evil.example",
  "/auth/logout",
  "/auth/sign-out",
  "/%61uth/sign-out",
])("after sign-in %j is no place to go to", async (wanted) => {
  const visitor = new Visitor(appUrl);
  const start = await visitor.open(`/auth/sign-in?${new URLSearchParams({ returnTo: wanted })}`);
  const back = await visitor.choose("Ana Ferreira", start.location);
  expect((await visitor.open(back)).location).toBe(`${appUrl}/`);
});

describe("a session cookie", () => {
  it("with any of its parts changed, or with the login's cookie in its place, is none", async () => {
    const visitor = new Visitor(appUrl);
    await visitor.signIn("Ana Ferreira");
    const sealed = visitor.cookies.get("refunds") ?? "";
    await visitor.open("/auth/sign-in");
    const login = [...visitor.cookies].find(([name]) => name.startsWith("refunds-sign-in-"))?.[1] ?? "";
    expect(login).not.toBe("");
    const parts = sealed.split(".");
    const spoiled = [0, 2, 3, 4].map((place) =>
      parts
        .map((part, at) => (at === place ? (part.startsWith("A") ? "B" : "A") + part.slice(1) : part))
        .join("."),
    );
    for (const value of [...spoiled, login, "", "x".repeat(5000)]) {
      const thief = new Visitor(appUrl);
      thief.cookies.set("refunds", value);
      expect(await isSignedIn(thief)).toBe(false);
      expect((await thief.open("/refunds")).status).toBeGreaterThanOrEqual(300);
    }
    expect(await isSignedIn(visitor)).toBe(true);
  });
});

it("headers that gateways write mean nothing to a server with its own sign-in", async () => {
  const headers = {
    "x-forwarded-user": "ana",
    "x-sso-assertion": "x.y.z",
    "x-auth-request-groups": "refund-leads",
  };
  const answer = await new Visitor(appUrl).open("/refunds", headers);
  expect(answer.location).toContain("/auth/sign-in");
  expect(answer.text).not.toContain(identityUrl);
});
