import "server-only";
import type { IDToken } from "openid-client";
import { rolesFromClaims } from "./roles-from-claims";
import type { IdentityEnvironment } from "./sealed-content";
import type { Session } from "./session";

// Keeps the sealed cookie below the size at which browsers drop it.
const longestText = 200;

/** A fresh session for the person of a checked id_token. Groups end here; only the roles go on. */
export function sessionFromClaims(claims: IDToken, now: Date, { auth }: IdentityEnvironment): Session {
  const email = textOf(claims["email"]) ?? "";
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: textOf(claims["name"]) ?? textOf(claims["preferred_username"]) ?? (email || claims.sub),
    email,
    roles: rolesFromClaims(claims, auth.groupsClaim, auth.roles),
    providerSessionId: textOf(claims["sid"]),
    authenticatedAt: claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000),
    acr: textOf(claims["acr"]),
    signedInAt: now,
    rolesAt: now,
    seenAt: now,
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === "string" && claim !== "" ? claim.slice(0, longestText) : null;
}
