import "server-only";
import { z } from "zod";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import type { AssertionClaims } from "./verify-assertion";

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The claims as an id_token would carry them. Cloudflare Access puts what the identity provider said under
 * `custom`. Google checks the addresses of its own accounts without saying so in the assertion; those of other
 * providers behind IAP, which bring a `gcip` claim, stay unchecked.
 */
export function personClaims(claims: AssertionClaims, { preset }: GatewayEnvironment): AssertionClaims {
  if (preset === "cloudflare") {
    const custom = objectSchema.safeParse(claims["custom"]);
    return custom.success ? { ...custom.data, ...claims } : claims;
  }
  if (preset !== "iap") return claims;
  const isGoogles = claims.sub.startsWith("accounts.google.com:") && !("gcip" in claims);
  return { ...claims, email_verified: isGoogles };
}
