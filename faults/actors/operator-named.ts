import type { Operator, Role } from "@/lib/core/operator";
import { mintOperator } from "@/lib/server/identity/mint-operator";
import type { World } from "../world/world";

/** Somebody who signed in as the history began. */
export function operatorNamed(name: string, { time }: World, roles: readonly Role[] = ["agent"]): Operator {
  const at = new Date(time.nowMilliseconds);
  return mintOperator({
    id: `session-of-${name}`,
    issuer: "https://identity.example",
    subject: name,
    name,
    email: `${name}@acme.example`,
    roles: [...roles],
    providerSessionId: null,
    authenticatedAt: at,
    acr: null,
    signedInAt: at,
    rolesAt: at,
    seenAt: at,
  });
}
