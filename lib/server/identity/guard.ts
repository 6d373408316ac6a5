import "server-only";
import { headers } from "next/headers";
import type { Operator, Permission } from "@/lib/core/operator";
import { environment } from "@/lib/server/environment";
import { currentIdentity } from "./current-identity";
import { decideGuard, type GuardRefusalCode } from "./guard-decision";
import { logRefusal } from "./log-refusal";
import { mintOperator } from "./mint-operator";

export type GuardResult =
  | { readonly ok: true; readonly operator: Operator }
  | { readonly ok: false; readonly code: GuardRefusalCode };

/**
 * The first line of every action and every mutating handler: an action can be posted to any address, so
 * nothing before it counts as a check. Refusals are logged and say no more than their code.
 */
export async function guard(permission: Permission): Promise<GuardResult> {
  const requestHeaders = await headers();
  const identity = await currentIdentity();
  const decision = decideGuard({
    headers: requestHeaders,
    identity,
    permission,
    now: new Date(),
    appUrl: environment().appUrl,
  });
  if (decision.ok) return { ok: true, operator: mintOperator(decision.session) };
  logRefusal({ ...decision, identity, permission, headers: requestHeaders });
  return { ok: false, code: decision.code };
}
