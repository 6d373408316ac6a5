import "server-only";
import { z } from "zod";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";

const headerSchema = z.object({
  signer: z.string(),
  client: z.string(),
  iss: z.string(),
  exp: z.number(),
});

type Fault = "assertion_signer" | "assertion_claim" | "assertion_expired";

/**
 * What an AWS load balancer says in the header of its assertion, checked: every load balancer of the region signs
 * with the same keys, so that without its name anybody's could sign for us.
 */
export function albFault(
  header: object,
  gateway: GatewayEnvironment,
  now: Date,
  toleranceSeconds: number,
): Fault | null {
  const { success, data } = headerSchema.safeParse(header);
  if (!success || data.signer !== gateway.audience) return "assertion_signer";
  if (data.client !== gateway.clientId || data.iss !== gateway.issuer) return "assertion_claim";
  const secondsLeft = data.exp - now.getTime() / 1000;
  return secondsLeft > -toleranceSeconds && secondsLeft <= gateway.longestAgeSeconds
    ? null
    : "assertion_expired";
}
