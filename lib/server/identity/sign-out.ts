import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/server/environment";
import { log } from "@/lib/server/log";
import { endSession } from "./end-session";
import { expiredCookie, sessionCookieName, signOutCookieName } from "./identity-cookies";
import { inAllBooks } from "./in-all-books";
import { logRefusal, personFacts } from "./log-refusal";
import { mintOperator } from "./mint-operator";
import { oidcIdentity } from "./oidc-identity";
import { originFault } from "./origin-fault";
import { provider } from "./provider";
import { requestFacts } from "./request-facts";
import type { IdentityEnvironment } from "./sealed-content";
import { openSession } from "./session";
import { openSignOutHint, signedOutAddress, signOutAddress } from "./sign-out-address";

/** Ends the session here and then at the provider. Only our own pages may ask for it; behind a gateway 404. */
export async function signOut(request: NextRequest): Promise<NextResponse> {
  const { appUrl } = environment();
  const reason = originFault(request.headers, appUrl);
  if (reason !== null) {
    logRefusal({ reason, permission: null, session: null, headers: request.headers });
    return new NextResponse("This request did not come from Refund Console.", { status: 403 });
  }
  const identity = oidcIdentity();
  if (identity === null) return new NextResponse(null, { status: 404 });
  await endOwnSession(request, identity);
  const response = NextResponse.redirect(await nextAddress(request, identity), 303);
  for (const name of [sessionCookieName(appUrl), signOutCookieName(appUrl)]) {
    response.cookies.set(expiredCookie(name, appUrl));
  }
  return response;
}

// A provider that cannot be reached must not keep anybody signed in here.
async function nextAddress(request: NextRequest, identity: IdentityEnvironment): Promise<URL> {
  const sealed = request.cookies.get(signOutCookieName(identity.appUrl))?.value;
  const hint = sealed === undefined ? null : await openSignOutHint(sealed, new Date(), identity);
  const configuration = await provider(identity).catch(() => null);
  return configuration === null ? signedOutAddress(identity) : signOutAddress(configuration, hint, identity);
}

/** Forgetting the cookie would end the session in this browser only, and not where somebody else kept a copy. */
async function endOwnSession(request: NextRequest, identity: IdentityEnvironment): Promise<void> {
  const sealed = request.cookies.get(sessionCookieName(identity.appUrl))?.value;
  const session = sealed === undefined ? null : await openSession(sealed, new Date(), identity);
  const person = session && personFacts(session);
  log().info({ event: "identity.signed_out", person, ...requestFacts(request.headers) }, "Signed out");
  if (session === null) return;
  const { issuer, id, providerSessionId } = session;
  const own = { issuer, kind: "session", value: id } as const;
  const shared =
    providerSessionId && ({ issuer, kind: "provider_session", value: providerSessionId } as const);
  // Signing out ends the session at the provider, and with it what stands on it at the other accounts.
  await inAllBooks(async (open, isHere) => {
    const revocation = isHere ? own : shared;
    if (revocation) await endSession(open, mintOperator(session), revocation, "sign_out");
  });
}
