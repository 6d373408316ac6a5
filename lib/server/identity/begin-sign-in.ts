import "server-only";
import {
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { LoginTransaction } from "./login-transaction";
import type { IdentityEnvironment } from "./sealed-content";
import { stepUpParameters } from "./step-up-parameters";

/** What a person goes to the provider for. */
export type SignInWish = Pick<LoginTransaction, "returnTo" | "isQuiet" | "stepUp">;

/** Where to send the browser, and what it must bring back. */
export type SignInStart = { readonly address: URL; readonly transaction: LoginTransaction };

/** Builds an authorization request: code flow with PKCE S256, state and nonce (OpenID Connect Core 1.0, 3.1). */
export async function beginSignIn(
  configuration: Configuration,
  wish: SignInWish,
  environment: IdentityEnvironment,
): Promise<SignInStart> {
  const transaction = {
    ...wish,
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
  };
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: callbackAddress(environment).href,
    scope: scopesOf(configuration, environment.auth.groupsClaim).join(" "),
    state: transaction.state,
    nonce: transaction.nonce,
    code_challenge: await calculatePKCECodeChallenge(transaction.codeVerifier),
    code_challenge_method: "S256",
    ...(wish.isQuiet ? { prompt: "none" } : {}),
    ...(wish.stepUp === null ? {} : stepUpParameters(environment.auth.stepUp)),
  });
  return { address, transaction };
}

export function callbackAddress({ appUrl }: IdentityEnvironment): URL {
  return new URL("/auth/callback", appUrl);
}

// Some providers tie the groups to a scope of the same name; others refuse scopes they do not know.
function scopesOf(configuration: Configuration, groupsClaim: string): string[] {
  const offered = configuration.serverMetadata().scopes_supported ?? [];
  const scopes = ["openid", "profile", "email"];
  return offered.includes(groupsClaim) && !scopes.includes(groupsClaim) ? [...scopes, groupsClaim] : scopes;
}
