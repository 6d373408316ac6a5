import { randomBytes } from "node:crypto";
import { type Configuration, interactionPolicy, type JWK, type KoaContextWithOIDC } from "oidc-provider";
import { signInPath } from "./answer-sign-in";
import { escapeHtml, htmlPage } from "./html-page";
import { MemoryAdapter, type ProviderMemory } from "./memory-adapter";
import type { PeopleBook } from "./people-book";
import { signInLevels } from "./sign-in-levels";

/** The one application that people sign in to. */
export interface RegisteredApplication {
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
  /** Where the provider says that a session of its own is over; it says nothing when left out. */
  backchannelLogoutUri?: string;
}

const HOUR_SECONDS = 3600;

export function providerConfiguration(
  application: RegisteredApplication,
  signingKeys: JWK[],
  people: PeopleBook,
): Configuration {
  const memory: ProviderMemory = new Map();
  return {
    adapter: (kind) => new MemoryAdapter(kind, memory),
    clients: [clientOf(application)],
    jwks: { keys: signingKeys },
    cookies: {
      keys: [randomBytes(32)],
      // Cookies ignore ports, so the names must differ from those of the application on the same host.
      names: { session: "idp_session", interaction: "idp_sign_in", resume: "idp_resume" },
    },
    acrValues: signInLevels,
    // As many companies have it set up: groups come without being asked for by a scope of their own.
    claims: {
      openid: ["sub", "amr"],
      profile: ["name", "groups"],
      email: ["email", "email_verified"],
      groups: ["groups"],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    fetch: fetchOnThisMachine,
    findAccount: (_context, subject) => accountOf(people, subject),
    loadExistingGrant: grantWhatIsAsked,
    interactions: {
      policy: signInPolicy(people),
      url: (_context, interaction) => signInPath(interaction.uid),
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: showSignOut, postLogoutSuccessSource: showSignedOut },
    },
    renderError: (context, { error, error_description: description }) =>
      show(context, "Sign-in cannot go on", `<p>${escapeHtml(description ?? error)}</p>`),
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: 24 * HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: 24 * HOUR_SECONDS,
    },
  };
}

function clientOf(application: RegisteredApplication) {
  return {
    client_id: application.clientId,
    client_secret: application.clientSecret,
    redirect_uris: application.redirectUris,
    post_logout_redirect_uris: application.postLogoutRedirectUris,
    grant_types: ["authorization_code"],
    response_types: ["code" as const],
    require_auth_time: true,
    ...(application.backchannelLogoutUri === undefined
      ? {}
      : {
          backchannel_logout_uri: application.backchannelLogoutUri,
          backchannel_logout_session_required: true,
        }),
  };
}

function accountOf(people: PeopleBook, subject: string) {
  const person = people.find(subject);
  if (!person) return undefined;
  const { name, email, groups } = person;
  return {
    accountId: subject,
    claims: () => ({ sub: subject, name, email, email_verified: true, groups: [...groups] }),
  };
}

/** A company does not ask its staff for consent, and a disabled account has to sign in again, which it cannot. */
function signInPolicy(people: PeopleBook): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove("consent");
  const isGone = new interactionPolicy.Check(
    "account_disabled",
    "the account was disabled",
    "login_required",
    ({ oidc }) => oidc.session?.accountId !== undefined && people.find(oidc.session.accountId) === undefined,
  );
  policy.get("login")?.checks.add(isGone);
  return policy;
}

/** The library's own way refuses addresses of this machine, where the application runs. */
function fetchOnThisMachine(
  url: Parameters<typeof fetch>[0],
  options: RequestInit & { dispatcher?: unknown } = {},
) {
  const { dispatcher: _, ...rest } = options;
  return fetch(url, rest);
}

/** Grants every scope and claim of the request: a company does not ask its staff for consent. */
async function grantWhatIsAsked({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...oidc.requestParamOIDCScopes]);
  grant.addOIDCClaims([...oidc.requestParamClaims]);
  await grant.save();
  return grant;
}

function showSignOut(context: KoaContextWithOIDC, form: string): void {
  // The provider's own form has a fixed id and holds the token that proves the request is not forged.
  show(
    context,
    "Sign out of Acme?",
    `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}

function showSignedOut(context: KoaContextWithOIDC): void {
  show(context, "You are signed out", "<p>You can close this page.</p>");
}

function show(context: KoaContextWithOIDC, title: string, content: string): void {
  context.type = "html";
  context.body = htmlPage(title, content);
}
