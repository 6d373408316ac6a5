import type { IdentityEnvironment } from "./sealed-content";
import type { Session } from "./session";

/** An environment for tests of identity; `auth` replaces single values. */
export function testIdentity(auth: Partial<IdentityEnvironment["auth"]>): IdentityEnvironment {
  return {
    appUrl: new URL("https://refunds.example.com"),
    auth: {
      mode: "oidc",
      issuer: new URL("https://login.example.com"),
      clientId: "refund-console",
      clientSecret: "a secret of the tests",
      sessionSecrets: ["first secret of the tests, long enough"],
      groupsClaim: "groups",
      roles: new Map([["support", ["agent"]]]),
      trustsInsecureIssuer: false,
      stepUp: null,
      ...auth,
    },
  };
}

/** A session of an agent who signed in at `at`. */
export function testSession(at: Date): Session {
  return {
    id: "session-1",
    issuer: "https://login.example.com",
    subject: "ada",
    name: "Ada Agent",
    email: "ada@example.com",
    roles: ["agent"],
    providerSessionId: null,
    authenticatedAt: at,
    acr: null,
    signedInAt: at,
    rolesAt: at,
    seenAt: at,
  };
}
