import "server-only";
import { transactionLifeSeconds } from "./login-transaction";

/** A cookie as `NextResponse.cookies.set` takes it. */
export type IdentityCookie = {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: true;
  readonly secure: boolean;
  readonly sameSite: "lax";
  readonly path: string;
  readonly maxAge?: number;
};

const signOutPath = "/auth/sign-out";
// Browsers may drop a cookie of more than 4096 bytes, its name and attributes included.
const longestValue = 3800;

export function sessionCookieName(appUrl: URL): string {
  return `${prefixOf(appUrl)}refunds`;
}

/** Ends with the browser; the seal inside ends earlier. */
export function sessionCookie(sealed: string, appUrl: URL): IdentityCookie {
  return cookie(sessionCookieName(appUrl), sealed, appUrl);
}

/** One cookie per transaction, so that two tabs can sign in side by side. */
export function transactionCookieName(state: string, appUrl: URL): string {
  return `${transactionCookiePrefix(appUrl)}${state.replaceAll(/[^\w-]/g, "").slice(0, 12)}`;
}

export function transactionCookiePrefix(appUrl: URL): string {
  return `${prefixOf(appUrl)}refunds-sign-in-`;
}

export function transactionCookie(state: string, sealed: string, appUrl: URL): IdentityCookie {
  const name = transactionCookieName(state, appUrl);
  return { ...cookie(name, sealed, appUrl), maxAge: transactionLifeSeconds };
}

export function signOutCookieName(appUrl: URL): string {
  return `${appUrl.protocol === "https:" ? "__Secure-" : ""}refunds-sign-out`;
}

/** Carries the id_token that some providers want to see at sign-out; null when it would not fit. */
export function signOutCookie(sealed: string, appUrl: URL): IdentityCookie | null {
  if (sealed.length > longestValue) return null;
  return { ...cookie(signOutCookieName(appUrl), sealed, appUrl), path: signOutPath };
}

export function expiredCookie(name: string, appUrl: URL): IdentityCookie {
  const path = name === signOutCookieName(appUrl) ? signOutPath : "/";
  return { ...cookie(name, "", appUrl), path, maxAge: 0 };
}

function cookie(name: string, value: string, appUrl: URL): IdentityCookie {
  const secure = appUrl.protocol === "https:";
  return { name, value, httpOnly: true, secure, sameSite: "lax", path: "/" };
}

// The prefix binds a cookie to this host over https. Browsers differ about Secure cookies on an http
// address of this machine, so there the plain name is used.
function prefixOf(appUrl: URL): string {
  return appUrl.protocol === "https:" ? "__Host-" : "";
}
