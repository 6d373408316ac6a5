import "server-only";
import { environment } from "@/lib/server/environment";
import { log } from "@/lib/server/log";
import { gatewayKeys } from "./gateway/open-keys";
import { oidcIdentity } from "./oidc-identity";
import { provider } from "./provider";
import { providerKeys } from "./provider-keys";

/** Writes at the start how people come in, for whoever set it up: everything but secrets. */
export function announceIdentity(): void {
  const { auth } = environment();
  const roles = Object.fromEntries(auth.roles);
  const { mode, groupsClaim } = auth;
  const way =
    auth.mode === "proxy"
      ? {
          preset: auth.preset,
          header: auth.header,
          algorithm: auth.algorithm,
          issuer: auth.issuer,
          audience: auth.audience,
          keys: auth.keysAddress.href,
        }
      : { issuer: auth.issuer.href, audience: auth.clientId, stepUp: auth.stepUp };
  log().info({ event: "identity.configured", mode, ...way, groupsClaim, roles }, "How people come in");
  void announceKeys();
}

/** Not waited for: with its provider down the console starts all the same, and lets nobody in. */
async function announceKeys(): Promise<void> {
  try {
    const keyIds = await currentKeyIds();
    log().info({ event: "identity.keys_read", keyIds }, "Keys that are believed now");
  } catch {
    log().warn({ event: "identity.keys_unreachable" }, "No key can be read yet, so nobody can come in");
  }
}

async function currentKeyIds(): Promise<readonly string[] | null> {
  const { auth } = environment();
  if (auth.mode === "proxy") return gatewayKeys(auth).ids();
  const identity = oidcIdentity();
  return identity && providerKeys(await provider(identity)).ids();
}
