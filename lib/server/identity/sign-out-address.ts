import "server-only";
import { buildEndSessionUrl, type Configuration } from "openid-client";
import { z } from "zod";
import { type IdentityEnvironment, openContent, sealContent } from "./sealed-content";

const signOutSchema = z.object({ idToken: z.string() });
const hintLifeSeconds = 8 * 60 * 60;

/** Seals the id_token for the cookie that only sign-out receives. */
export function sealSignOutHint(
  idToken: string,
  now: Date,
  environment: IdentityEnvironment,
): Promise<string> {
  const expiresAt = new Date(now.getTime() + hintLifeSeconds * 1000);
  return sealContent("sign-out", { idToken }, expiresAt, now, environment);
}

export async function openSignOutHint(
  sealed: string,
  now: Date,
  environment: IdentityEnvironment,
): Promise<string | null> {
  const opened = await openContent("sign-out", sealed, signOutSchema, now, environment);
  return opened?.idToken ?? null;
}

export function signedOutAddress({ appUrl }: IdentityEnvironment): URL {
  return new URL("/signed-out", appUrl);
}

/** The provider's end-session address (OpenID Connect RP-Initiated Logout 1.0), or our own page without one. */
export function signOutAddress(
  configuration: Configuration,
  idToken: string | null,
  environment: IdentityEnvironment,
): URL {
  const after = signedOutAddress(environment);
  if (configuration.serverMetadata().end_session_endpoint === undefined) return after;
  return buildEndSessionUrl(configuration, {
    post_logout_redirect_uri: after.href,
    ...(idToken === null ? {} : { id_token_hint: idToken }),
  });
}
