import "server-only";
import type { Permission } from "@/lib/core/operator";
import { log } from "@/lib/server/log";
import { countRefusal } from "@/lib/server/refusal-counts";
import type { Identity } from "./identify";
import { requestFacts } from "./request-facts";
import type { Session } from "./session";

type Refusal = {
  readonly reason: string;
  /** Null for what needs no permission, such as sign-out. */
  readonly permission: Permission | null;
  readonly session: Session | null;
  /** What is known of somebody whom nobody knows; left out where nobody asked. */
  readonly identity?: Identity;
  readonly headers: Pick<Headers, "get">;
};

/** Writes down and counts that a request was refused, and why: the answer itself does not say. */
export function logRefusal({ reason, permission, session, identity, headers }: Refusal): void {
  const person = session && personFacts(session);
  const facts = identity?.kind === "unknown" ? identity.facts : null;
  const line = { event: "identity.refused", reason, permission, person, ...facts, ...requestFacts(headers) };
  log().warn(line, "Refused");
  countRefusal(reason);
}

/** A person as the log names them: by provider and subject, with roles, without name or e-mail. */
export function personFacts({
  issuer,
  subject,
  roles,
}: Session): Pick<Session, "issuer" | "subject" | "roles"> {
  return { issuer, subject, roles };
}
