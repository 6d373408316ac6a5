import "server-only";
import { auditHead } from "./audit-tables";
import type { Database } from "./database";

/** The last row of the audit log: its number and hash; 0 and `start` while there is none. */
export async function readAuditHead(database: Database): Promise<{ seq: bigint; hash: string }> {
  const [head] = await database.select({ seq: auditHead.seq, hash: auditHead.hash }).from(auditHead);
  if (!head) throw new Error("the audit log has lost its head row");
  return head;
}
