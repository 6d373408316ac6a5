import "server-only";
import type { Actor } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction, type Transaction } from "@/lib/server/database/database";
import { insertRevocation, type Revocation } from "@/lib/server/database/session-revocations";
import type { Hands } from "@/lib/server/hands";

/** Who wanted a session to end before its time. */
export type EndedBy = "sign_out" | "provider" | "administrator";

/** Ends sessions from now on, wherever their cookies are, and writes down who wanted it. */
export async function endSession(
  { database, clock }: Pick<Hands, "database" | "clock">,
  actor: Actor,
  revocation: Revocation,
  endedBy: EndedBy,
): Promise<void> {
  await inTransaction(database, (transaction) =>
    revoke(transaction, actor, clock.now(), revocation, endedBy),
  );
}

/** The same within a transaction of the caller's. */
export async function revoke(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  { issuer, kind, value }: Revocation,
  endedBy: EndedBy,
): Promise<void> {
  await insertRevocation(transaction, { issuer, kind, value }, at);
  const object = kind === "subject" ? `${issuer}|${value}` : `${kind}:${value}`;
  const facts = { endedBy, issuer, extent: kind };
  await appendAudit(transaction, actor, at, [{ event: "session.ended", object, facts }]);
}
