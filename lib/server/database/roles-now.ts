import "server-only";
import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { readAuditBody } from "@/lib/core/audit/audit-body";
import { type Role, roles } from "@/lib/core/operator";
import { audit } from "./audit-tables";
import type { Transaction } from "./database";
import type { Requester } from "./request-rows";
import { sessionRevocation } from "./session-tables";

/** The roles that somebody had when they last did something, and when that was. */
export type RolesThen = { readonly roles: readonly Role[]; readonly at: Date };

/**
 * The roles of somebody who is not here, as far as the console was told: those of the last sign-in or change since
 * then, none where an administrator or the provider ended all their sessions since, and otherwise those of then.
 */
export async function rolesNow(
  transaction: Transaction,
  { issuer, subject }: Requester,
  then: RolesThen,
): Promise<readonly Role[]> {
  const [told] = await transaction
    .select({ at: audit.at, body: audit.body })
    .from(audit)
    .where(
      and(
        eq(audit.actor, `${issuer}|${subject}`),
        gte(audit.at, then.at),
        inArray(audit.event, ["session.began", "session.roles_changed"]),
      ),
    )
    .orderBy(desc(audit.at), desc(audit.seq))
    .limit(1);
  const [ended] = await transaction
    .select({ notBefore: sessionRevocation.notBefore })
    .from(sessionRevocation)
    .where(
      and(
        eq(sessionRevocation.issuer, issuer),
        eq(sessionRevocation.kind, "subject"),
        eq(sessionRevocation.value, subject),
        gte(sessionRevocation.notBefore, told?.at ?? then.at),
      ),
    )
    .limit(1);
  if (ended !== undefined) return [];
  return told === undefined ? then.roles : rolesIn(told.body);
}

/** Facts are kept as texts, and a list as the text of a list. */
function rolesIn(body: string): Role[] {
  const fact = readAuditBody(body)?.facts["roles"] ?? "";
  return roles.filter((role) => fact.includes(`"${role}"`));
}
