import "server-only";
import type { Operator } from "@/lib/core/operator";
import { appendAudit } from "@/lib/server/database/append-audit";
import { inTransaction } from "@/lib/server/database/database";
import { noteArrivedReference } from "@/lib/server/database/reference-rows";
import { type Hands, hands } from "@/lib/server/hands";

/** Takes a reference that arrived off the list of whoever asked for the refund. False when it is not on it. */
export async function noteReference(operator: Operator, requestId: string): Promise<boolean> {
  return noteReferenceWith(await hands(), operator, requestId);
}

/** The same with given hands. */
export function noteReferenceWith(
  { database, clock }: Pick<Hands, "database" | "clock">,
  operator: Operator,
  requestId: string,
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const at = clock.now();
    const row = await noteArrivedReference(transaction, operator, requestId, at);
    if (row === null) return false;
    const facts = { reference: row.bankReference };
    await appendAudit(transaction, operator, at, [
      { event: "refund.reference_noted", object: row.id, facts },
    ]);
    return true;
  });
}
