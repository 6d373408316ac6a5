import "server-only";
import { environment } from "@/lib/server/environment";
import type { IdentityEnvironment } from "./sealed-content";

/** What our own sign-in needs; null behind a gateway, where there is none. */
export function oidcIdentity(): IdentityEnvironment | null {
  const { appUrl, auth } = environment();
  return auth.mode === "oidc" ? { appUrl, auth } : null;
}
