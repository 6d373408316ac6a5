import "server-only";
import type { GatewayEnvironment } from "@/lib/server/environment-gateway";
import type { Session } from "../session";
import { sessionFromClaims } from "../session-from-claims";
import { type AssertionFacts, assertionFacts } from "./assertion-facts";
import { gatewayKeys } from "./open-keys";
import { personClaims } from "./person-claims";
import { readAssertion } from "./read-assertion";
import { type AssertionFault, verifyAssertion } from "./verify-assertion";

export type AssertedSession =
  | { readonly ok: true; readonly session: Session }
  | {
      readonly ok: false;
      readonly reason: AssertionFault;
      readonly detail: string | null;
      readonly assertion: AssertionFacts | null;
    };

/** Who the gateway says is there. It says so again with every request, so nothing of it is kept. */
export async function sessionFromAssertion(
  headers: Pick<Headers, "get">,
  gateway: GatewayEnvironment,
  now: Date,
): Promise<AssertedSession> {
  const token = readAssertion(headers, gateway);
  if (token === null) return { ok: false, reason: "assertion_missing", detail: null, assertion: null };
  const check = await verifyAssertion(token, gateway, gatewayKeys(gateway), now);
  if (!check.ok) return { ...check, assertion: assertionFacts(token) };
  return { ok: true, session: sessionFromClaims(personClaims(check.claims, gateway), now, gateway) };
}
