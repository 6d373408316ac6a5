import "server-only";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { hands } from "@/lib/server/hands";
import { mintOperator } from "./mint-operator";
import type { Session } from "./session";

/** Writes down that a session began: an administrator sees by it who could be here, and an auditor who was. */
export async function recordSessionBegun(session: Session, at: Date): Promise<void> {
  const { database } = await hands();
  const entry = { event: "session.began", object: `session:${session.id}`, facts: { roles: session.roles } };
  await inTransaction(database, (transaction) =>
    appendAudit(transaction, mintOperator(session), at, [entry]),
  );
}
