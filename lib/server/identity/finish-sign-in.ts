import "server-only";
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  ClientError,
  type Configuration,
  fetchUserInfo,
  type IDToken,
} from "openid-client";
import { callbackAddress } from "./begin-sign-in";
import type { LoginTransaction } from "./login-transaction";
import type { IdentityEnvironment } from "./sealed-content";
import type { Session } from "./session";
import { sessionFromClaims } from "./session-from-claims";
import { takeState } from "./take-state";

export type SignInEnd =
  | {
      readonly kind: "signed_in";
      readonly session: Session;
      readonly idToken: string | null;
      /** What the signed token itself says, without what the userinfo address added. */
      readonly signed: IDToken;
    }
  /** A quiet request came back: the provider needs to show the person something. */
  | { readonly kind: "needs_visible" }
  | { readonly kind: "refused"; readonly reason: SignInRefusal; readonly cause: unknown };

export type SignInRefusal =
  | "no_transaction"
  | "state_used"
  | "provider_refused"
  | "provider_unreachable"
  | "check_failed";

const visibleNeeds = [
  "login_required",
  "interaction_required",
  "consent_required",
  "account_selection_required",
];

const unreachableCodes = ["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM"];

/**
 * Exchanges the provider's answer for a session. The library checks state, issuer (RFC 9207), PKCE, nonce,
 * audience, times and the signature of the id_token; whatever it throws is a refusal here.
 */
export async function finishSignIn(
  configuration: Configuration,
  answer: URLSearchParams,
  transaction: LoginTransaction,
  now: Date,
  environment: IdentityEnvironment,
): Promise<SignInEnd> {
  if (!takeState(transaction.state, now)) return { kind: "refused", reason: "state_used", cause: null };
  try {
    const { claims, idToken, signed } = await exchange(configuration, answer, transaction, environment);
    const session = sessionFromClaims(claims, now, environment.auth);
    return { kind: "signed_in", session, idToken, signed };
  } catch (cause) {
    if (transaction.isQuiet && needsVisible(cause)) return { kind: "needs_visible" };
    return { kind: "refused", reason: refusalReason(cause), cause };
  }
}

function needsVisible(cause: unknown): boolean {
  return cause instanceof AuthorizationResponseError && visibleNeeds.includes(cause.error);
}

function refusalReason(cause: unknown): SignInRefusal {
  if (cause instanceof AuthorizationResponseError) return "provider_refused";
  // What fetch throws when there is no connection (undici); timeouts and answers like 502 have codes.
  const isCut = cause instanceof TypeError && cause.message === "fetch failed";
  const isDown = cause instanceof ClientError && unreachableCodes.includes(cause.code ?? "");
  return isCut || isDown ? "provider_unreachable" : "check_failed";
}

async function exchange(
  configuration: Configuration,
  answer: URLSearchParams,
  transaction: LoginTransaction,
  environment: IdentityEnvironment,
): Promise<{ claims: IDToken; idToken: string | null; signed: IDToken }> {
  const current = callbackAddress(environment);
  current.search = answer.toString();
  const tokens = await authorizationCodeGrant(configuration, current, {
    expectedState: transaction.state,
    expectedNonce: transaction.nonce,
    pkceCodeVerifier: transaction.codeVerifier,
  });
  const signed = tokens.claims();
  if (signed === undefined) throw new Error("The provider sent no id_token.");
  const claims = await completedClaims(configuration, signed, tokens.access_token, environment);
  return { claims, idToken: tokens.id_token ?? null, signed };
}

// Many providers keep profile and groups out of the id_token and tell them at the userinfo address only
// (OpenID Connect Core 1.0, 5.4). What the signed token says wins.
async function completedClaims(
  configuration: Configuration,
  signed: IDToken,
  accessToken: string,
  { auth }: IdentityEnvironment,
): Promise<IDToken> {
  const isComplete = [auth.groupsClaim, "email", "name"].every((claim) => claim in signed);
  if (isComplete || configuration.serverMetadata().userinfo_endpoint === undefined) return signed;
  const told = await fetchUserInfo(configuration, accessToken, signed.sub);
  // A verification told there belongs to the address told there, not to the one in the token.
  const { email_verified, ...others } = told;
  return "email" in signed ? { ...others, ...signed } : { ...others, email_verified, ...signed };
}
