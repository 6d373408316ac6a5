import "server-only";
import type { Configuration } from "openid-client";
import { oncePerProcess } from "@/lib/server/once-per-process";
import type { GatewayKeys } from "./gateway/gateway-keys";
import { remoteKeys } from "./gateway/remote-keys";

/** The keys that the provider signs with, at the address that it describes itself with. */
export function providerKeys(configuration: Configuration): GatewayKeys {
  const { jwks_uri: address } = configuration.serverMetadata();
  if (address === undefined) throw new Error("The identity provider names no address of its keys.");
  return oncePerProcess("provider-keys", () => remoteKeys(new URL(address)));
}
