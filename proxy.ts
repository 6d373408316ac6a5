import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/server/environment";
import { earlyRefusal } from "@/lib/server/identity/early-refusal";
import { sessionCookie, sessionCookieName } from "@/lib/server/identity/identity-cookies";
import { keptForm } from "@/lib/server/identity/kept-form";
import { oidcIdentity } from "@/lib/server/identity/oidc-identity";
import { requestIdHeader } from "@/lib/server/identity/request-id";
import { searchLimit } from "@/lib/server/identity/search-limit";
import { openSession, renewedSession, type Session, sealSession } from "@/lib/server/identity/session";
import { contentSecurityPolicy } from "@/lib/server/security-headers";

/**
 * A policy for scripts, a longer session for those who are active, a friendly way to sign-in, and words for what
 * would be refused without any. Nothing rests on it: pages and actions ask for themselves and stay closed without it.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const session = await sessionOf(request);
  const refusal =
    earlyRefusal(request, session) ?? searchLimit(request, session) ?? (await keptForm(request));
  const response = refusal ?? passOn(request, session);
  if (refusal === null && session !== null && isActivity(request)) await renew(session, response);
  return response;
}

export const config = {
  // Posted webhooks stay out: a matched request is buffered, and cut where it is too long.
  matcher: "/((?!_next/static|webhooks/).*)",
};

const openPaths = /^\/(auth|signed-out|healthz|readyz|metrics)(\/|$)/;

function isPageVisit(request: NextRequest): boolean {
  const isDocument = request.headers.get("sec-fetch-dest") === "document";
  return request.method === "GET" && isDocument && !openPaths.test(request.nextUrl.pathname);
}

// Prefetches do not count: a page left open would keep its own session alive.
function isActivity(request: NextRequest): boolean {
  const isPosted = request.method === "POST" && !openPaths.test(request.nextUrl.pathname);
  return isPosted || isPageVisit(request);
}

/** Behind a gateway there is no session of ours: the pages themselves look at its assertion. */
async function sessionOf(request: NextRequest): Promise<Session | null> {
  const identity = oidcIdentity();
  if (identity === null) return null;
  const sealed = request.cookies.get(sessionCookieName(identity.appUrl))?.value;
  return sealed === undefined ? null : openSession(sealed, new Date(), identity);
}

function passOn(request: NextRequest, session: Session | null): NextResponse {
  const needsSession = oidcIdentity() !== null && isPageVisit(request);
  return session === null && needsSession ? redirectToSignIn(request) : continueWithPolicy(request);
}

function redirectToSignIn(request: NextRequest): NextResponse {
  const address = new URL("/auth/sign-in", environment().appUrl);
  address.searchParams.set("returnTo", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.redirect(address, 303);
}

function continueWithPolicy(request: NextRequest): NextResponse {
  const { appUrl } = environment();
  const issuer = oidcIdentity()?.auth.issuer ?? null;
  const nonce = randomBytes(16).toString("base64");
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce, appUrl, issuer, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, randomUUID());
  // Next reads the nonce for its own scripts out of the request's policy.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

async function renew(session: Session, response: NextResponse): Promise<void> {
  const now = new Date();
  const renewed = renewedSession(session, now);
  const identity = oidcIdentity();
  if (renewed === null || identity === null) return;
  response.cookies.set(sessionCookie(await sealSession(renewed, now, identity), identity.appUrl));
  // Next would take the cookie for the action's own and render the page, with a look at Stripe, into its answer.
  response.headers.delete("x-middleware-set-cookie");
}
