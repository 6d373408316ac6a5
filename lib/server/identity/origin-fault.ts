import "server-only";
export type OriginFault = "origin_missing" | "origin_foreign" | "fetch_site_foreign";

/**
 * Why a mutating request does not count as our own, or null if it does. The framework lets a missing Origin
 * pass, believes X-Forwarded-Host and ignores the scheme; here only APP_URL decides.
 */
export function originFault(headers: Pick<Headers, "get">, appUrl: URL): OriginFault | null {
  const origin = headers.get("origin");
  if (origin === null) return "origin_missing";
  if (origin !== appUrl.origin) return "origin_foreign";
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" ? null : "fetch_site_foreign";
}
