import "server-only";
import { randomUUID } from "node:crypto";
import type { RoleTable } from "@/lib/server/environment-roles";
import { identityOfClaims } from "./identity-of-claims";
import { rolesFromClaims } from "./roles-from-claims";
import type { Session } from "./session";

// Keeps the sealed cookie below the size at which browsers drop it.
const longestText = 200;

/** What an id_token and a gateway's assertion have in common, once they are checked. */
type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

type Rights = {
  readonly groupsClaim: string;
  readonly roles: RoleTable;
  /** With several accounts: all their role tables, by their keys. */
  readonly tables?: ReadonlyMap<string, RoleTable>;
};

/** A fresh session for the person of checked claims. Groups end here; only the roles go on. */
export function sessionFromClaims(claims: Claims, now: Date, rights: Rights): Session {
  const { groupsClaim, roles, tables } = rights;
  const email = textOf(claims["email"]) ?? "";
  return {
    id: randomUUID(),
    ...identityOfClaims(claims),
    name: textOf(claims["name"]) ?? textOf(claims["preferred_username"]) ?? (email || claims.sub),
    email,
    roles: rolesFromClaims(claims, groupsClaim, roles),
    providerSessionId: textOf(claims["sid"]),
    authenticatedAt: instantOf(claims["auth_time"]),
    acr: textOf(claims["acr"]),
    signedInAt: now,
    rolesAt: now,
    seenAt: now,
    ...(tables && { reach: reachOf(claims, groupsClaim, tables) }),
  };
}

function reachOf(claims: Claims, groupsClaim: string, tables: ReadonlyMap<string, RoleTable>): string[] {
  return [...tables.entries()].flatMap(([key, table]) =>
    rolesFromClaims(claims, groupsClaim, table).length > 0 ? [key] : [],
  );
}

function instantOf(claim: unknown): Date | null {
  return typeof claim === "number" ? new Date(claim * 1000) : null;
}

function textOf(claim: unknown): string | null {
  return typeof claim === "string" && claim !== "" ? claim.slice(0, longestText) : null;
}
