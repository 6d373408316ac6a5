import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { mayDo, type Operator, type Permission } from "@/lib/core/operator";
import { currentSession } from "./current-session";
import { logRefusal } from "./log-refusal";
import { mintOperator } from "./mint-operator";
import { hasStaleRoles } from "./session";

/**
 * For pages: who is here, if they may do this. Otherwise the page does not render: nobody signed in goes to
 * sign-in and comes back to `path`, old roles go once round the provider, a missing role gets the 403 page.
 */
export async function requireOperator(permission: Permission, path: string): Promise<Operator> {
  const session = await currentSession();
  if (session === null) redirect(`/auth/sign-in?${new URLSearchParams({ returnTo: path })}`);
  const requestHeaders = await headers();
  if (hasStaleRoles(session, new Date()) && !isAnswerToForm(requestHeaders)) {
    redirect(`/auth/renew?${new URLSearchParams({ returnTo: path })}`);
  }
  if (!mayDo(session.roles, permission)) {
    logRefusal({ reason: "no_permission", permission, session, headers: requestHeaders });
    forbidden();
  }
  return mintOperator(session);
}

// Browsers send Origin with a posted form but not with a visited address. The page that tells how an action
// ended must not be swapped for a trip to the provider.
function isAnswerToForm(requestHeaders: Pick<Headers, "get">): boolean {
  return requestHeaders.get("origin") !== null;
}
