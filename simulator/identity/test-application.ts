import * as openid from "openid-client";
import { people } from "./people";
import type { RegisteredApplication } from "./provider-configuration";
import { formOf, type TestBrowser, type VisitedPage } from "./test-browser";

export const CALLBACK = "http://127.0.0.1:3000/auth/callback";
export const SIGNED_OUT = "http://127.0.0.1:3000/signed-out";

type ExtraParameters = Record<string, string>;

export function subjectOf(name: string): string {
  const person = people.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person.subject;
}

/** The application's half of signing in and out, played with an independent OpenID client. */
export class TestApplication {
  private constructor(private readonly configuration: openid.Configuration) {}

  static async discover(issuer: string, { clientId, clientSecret }: RegisteredApplication) {
    const execute = [openid.allowInsecureRequests, openid.enableNonRepudiationChecks];
    const configuration = await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
    });
    return new TestApplication(configuration);
  }

  /** Asks the provider to sign somebody in; `finish` reads its answer, with every check. */
  async authorise(browser: TestBrowser, extra: ExtraParameters = {}) {
    const verifier = openid.randomPKCECodeVerifier();
    const expected = { state: openid.randomState(), nonce: openid.randomNonce() };
    const start = openid.buildAuthorizationUrl(this.configuration, {
      redirect_uri: CALLBACK,
      scope: "openid profile email",
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...expected,
      ...extra,
    });
    const finish = (page: VisitedPage) =>
      openid.authorizationCodeGrant(this.configuration, page.url, {
        pkceCodeVerifier: verifier,
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        ...(extra.max_age === undefined ? {} : { maxAge: Number(extra.max_age) }),
      });
    return { page: await browser.open(start), finish };
  }

  addressWithoutPkce(): URL {
    return openid.buildAuthorizationUrl(this.configuration, {
      redirect_uri: CALLBACK,
      scope: "openid",
      state: "s",
    });
  }

  async choose(browser: TestBrowser, page: VisitedPage, name: string): Promise<VisitedPage> {
    return browser.submit(formOf(page).action, { person: subjectOf(name) });
  }

  async signIn(browser: TestBrowser, name: string, extra: ExtraParameters = {}) {
    const { page, finish } = await this.authorise(browser, extra);
    return finish(await this.choose(browser, page, name));
  }

  async signOut(browser: TestBrowser, idToken: string): Promise<VisitedPage> {
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: SIGNED_OUT };
    const confirm = await browser.open(openid.buildEndSessionUrl(this.configuration, parameters));
    const { action, fields } = formOf(confirm);
    return browser.submit(action, { ...fields, logout: "yes" });
  }
}
