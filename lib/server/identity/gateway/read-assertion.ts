import "server-only";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";

/** Longer than headers may be on most servers. */
const longest = 16 * 1024;

/**
 * The assertion of a request, out of exactly one header: no other header, cookie or query stands in for it. A
 * header that came twice reaches us joined by a comma, which no assertion contains.
 */
export function readAssertion(
  headers: Pick<Headers, "get">,
  { header }: Pick<GatewayEnvironment, "header">,
): string | null {
  const text = headers.get(header)?.trim() ?? "";
  const token = header === "authorization" ? text.replace(/^Bearer +/i, "") : text;
  return token === "" || token.length > longest ? null : token;
}
