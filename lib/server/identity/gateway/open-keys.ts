import "server-only";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { albKeys } from "./alb-keys";
import type { GatewayKeys } from "./gateway-keys";
import { remoteKeys } from "./remote-keys";

/** The gateway's keys, which pages, actions and handlers share: one fetch serves them all. */
export function gatewayKeys(gateway: GatewayEnvironment): GatewayKeys {
  return oncePerAccount("gateway-keys", () => openKeys(gateway));
}

export function openKeys({ preset, keysAddress, algorithm }: GatewayEnvironment): GatewayKeys {
  return preset === "alb" ? albKeys(keysAddress, algorithm) : remoteKeys(keysAddress);
}
