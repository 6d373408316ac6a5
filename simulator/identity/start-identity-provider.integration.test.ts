import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "./people";
import { type RunningIdentityProvider, startIdentityProvider } from "./start-identity-provider";
import { CALLBACK, SIGNED_OUT, subjectOf, TestApplication } from "./test-application";
import { formOf, TestBrowser } from "./test-browser";

const registration = {
  clientId: "refund-console",
  clientSecret: "a secret of the test",
  redirectUris: [CALLBACK, "http://localhost:3000/auth/callback"],
  postLogoutRedirectUris: [SIGNED_OUT],
};

let provider: RunningIdentityProvider;
let application: TestApplication;

beforeAll(async () => {
  provider = await startIdentityProvider({ ...registration, port: 0 });
  application = await TestApplication.discover(provider.issuer, registration);
});
afterAll(() => provider.close());

function newBrowser(): TestBrowser {
  return new TestBrowser([CALLBACK, SIGNED_OUT]);
}

describe("signing in", () => {
  it("offers a button for each person", async () => {
    const { page } = await application.authorise(newBrowser());
    expect(page.status).toBe(200);
    for (const person of people) expect(page.html).toContain(`value="${person.subject}"`);
  });

  it("puts name, e-mail, groups and the moment of sign-in into the id_token", async () => {
    const claims = (await application.signIn(newBrowser(), "Mira Okafor")).claims();
    expect(claims).toMatchObject({
      iss: provider.issuer,
      sub: subjectOf("Mira Okafor"),
      name: "Mira Okafor",
      email: "mira.okafor@acme.example",
      groups: ["refund-leads"],
    });
    expect(Math.abs(Date.now() / 1000 - Number(claims?.auth_time))).toBeLessThan(30);
  });

  it("gives a person without a role an empty list of groups", async () => {
    expect((await application.signIn(newBrowser(), "Sam Porter")).claims()?.groups).toEqual([]);
  });

  it("names the issuer in the answer to the application, so that another provider cannot pose as this one", async () => {
    const browser = newBrowser();
    const { page } = await application.authorise(browser);
    expect((await application.choose(browser, page, "Ana Ferreira")).url.searchParams.get("iss")).toBe(
      provider.issuer,
    );
  });

  it("insists on PKCE", async () => {
    const page = await newBrowser().open(application.addressWithoutPkce());
    expect(page.url.searchParams.get("error")).toBe("invalid_request");
  });

  it("refuses a code for which another verifier is sent", async () => {
    const browser = newBrowser();
    const { page } = await application.authorise(browser);
    const other = await application.authorise(newBrowser());
    await expect(other.finish(await application.choose(browser, page, "Ana Ferreira"))).rejects.toThrow();
  });

  it("sends the visitor back when the sign-in is cancelled", async () => {
    const browser = newBrowser();
    const { page } = await application.authorise(browser);
    const answer = await browser.submit(formOf(page).action, { cancel: "yes" });
    expect(answer.url.searchParams.get("error")).toBe("access_denied");
  });

  it("asks again when nobody who exists was chosen", async () => {
    const browser = newBrowser();
    const { page } = await application.authorise(browser);
    const answer = await browser.submit(formOf(page).action, { person: "person-unknown" });
    expect(answer).toMatchObject({ status: 400, html: expect.stringContaining("Nobody was chosen") });
  });

  it("says so when a sign-in page is opened without its cookie", async () => {
    const { page } = await application.authorise(newBrowser());
    expect(await newBrowser().open(page.url)).toMatchObject({
      status: 400,
      html: expect.stringContaining("This sign-in is over"),
    });
  });

  it("shows an error page, not a redirect, for an address that is not registered", async () => {
    const { page } = await application.authorise(newBrowser(), {
      redirect_uri: "http://127.0.0.1:3999/auth/callback",
    });
    expect(page).toMatchObject({ status: 400, html: expect.stringContaining("Sign-in cannot go on") });
  });
});

describe("being signed in already", () => {
  it("answers prompt=none without a page", async () => {
    const browser = newBrowser();
    await application.signIn(browser, "Ana Ferreira");
    const { page, finish } = await application.authorise(browser, { prompt: "none" });
    expect((await finish(page)).claims()?.sub).toBe(subjectOf("Ana Ferreira"));
  });

  it("answers prompt=none with login_required when nobody is signed in", async () => {
    const { page } = await application.authorise(newBrowser(), { prompt: "none" });
    expect(page.url.searchParams.get("error")).toBe("login_required");
  });

  it.each([
    ["prompt", "login"],
    ["max_age", "0"],
  ])("asks again for %s=%s", async (name, value) => {
    const browser = newBrowser();
    await application.signIn(browser, "Ana Ferreira");
    const again = await application.signIn(browser, "Ana Ferreira", { [name]: value });
    expect(again.claims()?.sub).toBe(subjectOf("Ana Ferreira"));
  });

  it("lets another person take over", async () => {
    const browser = newBrowser();
    await application.signIn(browser, "Ana Ferreira");
    const { page, finish } = await application.authorise(browser, { prompt: "login" });
    // The provider first ends the old session, by a form that a browser sends by itself.
    const { action, fields } = formOf(await application.choose(browser, page, "Helen Sato"));
    expect((await finish(await browser.submit(action, fields))).claims()?.sub).toBe(subjectOf("Helen Sato"));
  });

  describe("with a second factor", () => {
    const asked = { acr_values: "urn:acme:sign-in:two-factor", prompt: "login", max_age: "0" };

    async function atSecondPage(browser: TestBrowser) {
      const { page, finish } = await application.authorise(browser, asked);
      const second = await application.choose(browser, page, "Mira Okafor");
      expect(second.html).toContain("Second factor");
      return { finish, ...formOf(second) };
    }

    it("asks for the code, and says afterwards how and when the person signed in", async () => {
      const browser = newBrowser();
      await application.signIn(browser, "Mira Okafor");
      const { finish, action, fields } = await atSecondPage(browser);
      const answer = await browser.submit(action, { ...fields, factor: "code", code: "246810" });
      expect((await finish(answer)).claims()).toMatchObject({
        sub: subjectOf("Mira Okafor"),
        acr: "urn:acme:sign-in:two-factor",
        amr: ["pwd", "otp", "mfa"],
        auth_time: expect.any(Number),
      });
    });

    it("asks again for a code that is wrong", async () => {
      const browser = newBrowser();
      const { action, fields } = await atSecondPage(browser);
      const answer = await browser.submit(action, { ...fields, factor: "code", code: "111111" });
      expect(answer.html).toContain("This is not the code.");
    });

    it("goes on without one, and does not claim that there was one", async () => {
      const browser = newBrowser();
      const { finish, action, fields } = await atSecondPage(browser);
      const answer = await browser.submit(action, { ...fields, factor: "none" });
      expect((await finish(answer)).claims()).toMatchObject({
        acr: "urn:acme:sign-in:one-factor",
        amr: ["pwd"],
      });
    });
  });
});

describe("signing out", () => {
  it("returns to the application and forgets the person", async () => {
    const browser = newBrowser();
    const tokens = await application.signIn(browser, "Ana Ferreira");
    expect((await application.signOut(browser, tokens.id_token ?? "")).url.href).toBe(SIGNED_OUT);
    const { page } = await application.authorise(browser, { prompt: "none" });
    expect(page.url.searchParams.get("error")).toBe("login_required");
  });

  it("lets another person sign in afterwards", async () => {
    const browser = newBrowser();
    await application.signOut(browser, (await application.signIn(browser, "Ana Ferreira")).id_token ?? "");
    expect((await application.signIn(browser, "Priya Raman")).claims()?.groups).toEqual(["refund-admins"]);
  });
});

it("fails with EADDRINUSE when the port is taken", async () => {
  await expect(startIdentityProvider({ ...registration, port: provider.port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
