import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/server/environment";
import { beginSignIn, type SignInStart, type SignInWish } from "./begin-sign-in";
import { expiredCookie, transactionCookie, transactionCookiePrefix } from "./identity-cookies";
import { logSignInRefusal } from "./log-sign-in";
import { sealTransaction } from "./login-transaction";
import { oidcIdentity } from "./oidc-identity";
import { provider } from "./provider";
import type { IdentityEnvironment } from "./sealed-content";
import { signInFailure } from "./sign-in-failure";

const mostTransactions = 5;

/**
 * Sends a browser window to the identity provider with a fresh transaction of its own. A gateway in front signs
 * people in before any address of ours opens, so there the way leads straight back.
 */
export async function startSignIn(request: NextRequest, wish: SignInWish): Promise<NextResponse> {
  if (!isWindow(request)) return new NextResponse("Open this address in a browser window.");
  const identity = oidcIdentity();
  if (identity === null) return NextResponse.redirect(new URL(wish.returnTo, environment().appUrl), 303);
  try {
    const start = await beginSignIn(await provider(identity), wish, identity);
    return await sendToProvider(request, start, identity);
  } catch (cause) {
    logSignInRefusal("provider_unreachable", cause, request.headers);
    return signInFailure("provider_unreachable", request.headers);
  }
}

async function sendToProvider(
  request: NextRequest,
  { address, transaction }: SignInStart,
  identity: IdentityEnvironment,
): Promise<NextResponse> {
  const { appUrl } = identity;
  const response = NextResponse.redirect(address, 303);
  for (const name of abandonedTransactions(request, appUrl))
    response.cookies.set(expiredCookie(name, appUrl));
  const sealed = await sealTransaction(transaction, new Date(), identity);
  response.cookies.set(transactionCookie(transaction.state, sealed, appUrl));
  return response;
}

// Next's router fetches an address before it opens it. A fetch cannot follow to the provider; an answer that
// is no page makes the router open the address as a window does. Frames get no further either.
function isWindow(request: NextRequest): boolean {
  const destination = request.headers.get("sec-fetch-dest");
  return destination === null || destination === "document";
}

// A browser that keeps beginning and never comes back would otherwise outgrow the limit for headers.
function abandonedTransactions(request: NextRequest, appUrl: URL): string[] {
  const prefix = transactionCookiePrefix(appUrl);
  const names = request.cookies.getAll().map(({ name }) => name);
  const pending = names.filter((name) => name.startsWith(prefix));
  return pending.length < mostTransactions ? [] : pending;
}
