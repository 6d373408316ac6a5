import "server-only";
import { headers } from "next/headers";
import { mayDo, type Operator, type Permission } from "@/lib/core/operator";
import { currentSession } from "./current-session";
import { logRefusal } from "./log-refusal";
import { mintOperator } from "./mint-operator";
import { sessionEnd } from "./session";

/** `endsAt`: when the session ends; nothing may be told to it from then on. */
export type Admission =
  | { readonly ok: true; readonly operator: Operator; readonly endsAt: Date }
  | { readonly ok: false; readonly refusal: Response };

/**
 * For handlers that answer a page's script with something to read: who is here, if they may read it. A plain
 * status refuses: a script would follow a redirect into a sign-in page. Another site's page gets no answer.
 */
export async function admitScript(permission: Permission): Promise<Admission> {
  const requestHeaders = await headers();
  const session = await currentSession();
  const site = requestHeaders.get("sec-fetch-site");
  if (session === null) return refused(401);
  if (site !== null && site !== "same-origin") {
    logRefusal({ reason: "fetch_site_foreign", permission, session, headers: requestHeaders });
    return refused(403);
  }
  if (!mayDo(session.roles, permission)) {
    logRefusal({ reason: "no_permission", permission, session, headers: requestHeaders });
    return refused(403);
  }
  return { ok: true, operator: mintOperator(session), endsAt: sessionEnd(session) };
}

function refused(status: 401 | 403): Admission {
  const refusal = new Response(null, { status, headers: { "cache-control": "no-store" } });
  return { ok: false, refusal };
}
