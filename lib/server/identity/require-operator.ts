import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect, unauthorized } from "next/navigation";
import { mayDo, type Operator, type Permission } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import { currentIdentity } from "./current-identity";
import { logRefusal } from "./log-refusal";
import { mintOperator } from "./mint-operator";
import { noteMissingPermission } from "./missing-permission";
import { hasStaleRoles } from "./session";

/**
 * For pages: who is here, if they may do this. Otherwise the page does not render: nobody signed in goes to
 * sign-in and comes back to `path`, old roles go once round the provider, a missing role gets the 403 page. A
 * form that was posted without a session gets the 401 page, from which the browser goes back to what was typed;
 * so does everybody whom the gateway in front did not vouch for.
 */
export async function requireOperator(permission: Permission, path: string): Promise<Operator> {
  const identity = await currentIdentity();
  const requestHeaders = await headers();
  if (identity.kind === "unknown") {
    const { reason } = identity;
    if (reason !== "no_session") {
      logRefusal({ reason, permission, session: null, identity, headers: requestHeaders });
    }
    if (environment().auth.mode === "proxy" || isAnswerToForm(requestHeaders)) unauthorized();
    redirect(`/auth/sign-in?${new URLSearchParams({ returnTo: path })}`);
  }
  const { session } = identity;
  if (hasStaleRoles(session, new Date()) && !isAnswerToForm(requestHeaders) && !isRefresh(requestHeaders)) {
    redirect(`/auth/renew?${new URLSearchParams({ returnTo: path })}`);
  }
  if (!mayDo(session.roles, permission)) {
    logRefusal({ reason: "no_permission", permission, session, headers: requestHeaders });
    noteMissingPermission(permission);
    forbidden();
  }
  return mintOperator(session);
}

// Browsers send Origin with a posted form but not with a visited address. The answer to a form must not be
// swapped for a trip to the provider, which loses how the action ended and what was typed.
function isAnswerToForm(requestHeaders: Pick<Headers, "get">): boolean {
  return requestHeaders.get("origin") !== null;
}

// A page that refreshes itself holds a form: the trip would empty it. Old roles read; no money moves by them.
function isRefresh(requestHeaders: Pick<Headers, "get">): boolean {
  return requestHeaders.get("sec-fetch-dest") === "empty";
}
