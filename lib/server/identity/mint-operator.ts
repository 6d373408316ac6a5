import "server-only";
import type { Operator } from "@/lib/core/operator";
import type { Session } from "./session";

/** The only place where an Operator comes into being: out of a session that was opened with our key. */
export function mintOperator(session: Session): Operator {
  const { issuer, subject, name, email, roles } = session;
  return { kind: "operator", issuer, subject, name, email, roles } as unknown as Operator;
}
