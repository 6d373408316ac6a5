import "server-only";
import { z } from "zod";
import { type Role, roles } from "@/lib/core/operator";
import type { RoleTable } from "@/lib/server/environment-roles";

const groupsSchema = z.array(z.string());
const verifiedEmailSchema = z.object({ email: z.string().min(1), email_verified: z.literal(true) });

/**
 * Roles of a person by exact match of their groups. Whatever is not a plain list of names (one string, a
 * pointer to a longer list elsewhere, nothing) gives no role. For providers without groups the claim
 * `email` is taken as the only group, if the provider verified it.
 */
export function rolesFromClaims(
  claims: Readonly<Record<string, unknown>>,
  groupsClaim: string,
  table: RoleTable,
): Role[] {
  const held = new Set(groupsOf(claims, groupsClaim).flatMap((group) => table.get(group) ?? []));
  return roles.filter((role) => held.has(role));
}

function groupsOf(claims: Readonly<Record<string, unknown>>, groupsClaim: string): readonly string[] {
  if (groupsClaim === "email") {
    const verified = verifiedEmailSchema.safeParse(claims);
    return verified.success ? [verified.data.email] : [];
  }
  const groups = groupsSchema.safeParse(claims[groupsClaim]);
  return groups.success ? groups.data : [];
}
