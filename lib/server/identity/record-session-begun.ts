import "server-only";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { hands } from "@/lib/server/hands";
import { mintOperator } from "./mint-operator";
import type { Session } from "./session";

/** Writes down that a session began: an administrator sees by it who could be here, and an auditor who was. */
export function recordSessionBegun(session: Session, at: Date): Promise<void> {
  return record("session.began", session, at);
}

/** Writes down that the provider tells other roles than before: what waits for this person's right asks for it. */
export function recordRolesChanged(session: Session, at: Date): Promise<void> {
  return record("session.roles_changed", session, at);
}

async function record(event: string, session: Session, at: Date): Promise<void> {
  const { database } = await hands();
  const entry = { event, object: `session:${session.id}`, facts: { roles: session.roles } };
  await inTransaction(database, (transaction) =>
    appendAudit(transaction, mintOperator(session), at, [entry]),
  );
}
