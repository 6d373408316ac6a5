import "server-only";
import { mayDo, type Permission } from "@/lib/core/operator";
import type { Identity, UnknownReason } from "./identify";
import { type OriginFault, originFault } from "./origin-fault";
import { hasStaleRoles, type Session } from "./session";

export type GuardRefusalCode = "unauthenticated" | "forbidden" | "cross_origin" | "stale";

export type GuardDecision =
  | { readonly ok: true; readonly session: Session }
  | {
      readonly ok: false;
      readonly code: GuardRefusalCode;
      /** For the log; says more than the caller may know. */
      readonly reason: OriginFault | UnknownReason | "no_permission" | "stale_roles";
      readonly session: Session | null;
    };

type GuardFacts = {
  readonly headers: Pick<Headers, "get">;
  readonly identity: Identity;
  readonly permission: Permission;
  readonly now: Date;
  readonly appUrl: URL;
};

/** Whether a mutating request may go on, from the facts alone. Where it comes from is asked first. */
export function decideGuard({ headers, identity, permission, now, appUrl }: GuardFacts): GuardDecision {
  const fault = originFault(headers, appUrl);
  if (fault !== null) return { ok: false, code: "cross_origin", reason: fault, session: sessionOf(identity) };
  if (identity.kind === "unknown") {
    return { ok: false, code: "unauthenticated", reason: identity.reason, session: null };
  }
  const { session } = identity;
  if (!mayDo(session.roles, permission)) {
    return { ok: false, code: "forbidden", reason: "no_permission", session };
  }
  if (hasStaleRoles(session, now)) return { ok: false, code: "stale", reason: "stale_roles", session };
  return { ok: true, session };
}

function sessionOf(identity: Identity): Session | null {
  return identity.kind === "known" ? identity.session : null;
}
