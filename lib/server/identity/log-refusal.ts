import "server-only";
import type { Permission } from "@/lib/core/operator";
import { log } from "@/lib/server/log";
import { requestFacts } from "./request-facts";
import type { Session } from "./session";

type Refusal = {
  readonly reason: string;
  /** Null for what needs no permission, such as sign-out. */
  readonly permission: Permission | null;
  readonly session: Session | null;
  readonly headers: Pick<Headers, "get">;
};

/** Writes down that a request was refused, and why: the answer itself does not say. */
export function logRefusal({ reason, permission, session, headers }: Refusal): void {
  const person = session && personFacts(session);
  log().warn({ event: "identity.refused", reason, permission, person, ...requestFacts(headers) }, "Refused");
}

/** A person as the log names them: by provider and subject, with roles, without name or e-mail. */
export function personFacts({
  issuer,
  subject,
  roles,
}: Session): Pick<Session, "issuer" | "subject" | "roles"> {
  return { issuer, subject, roles };
}
