import { asc } from "drizzle-orm";
import { auditHash } from "./append-audit";
import { audit, auditHead } from "./audit-tables";
import { chargeLedger } from "./charge-tables";
import type { Database } from "./database";

type AuditRow = typeof audit.$inferSelect;

/** The audit log from its beginning: what each row is about, and every place where the chain does not hold. */
export async function readChain(database: Database): Promise<{ objects: string[]; faults: string[] }> {
  const rows = await database.select().from(audit).orderBy(asc(audit.seq));
  const [head] = await database.select().from(auditHead);
  const last = rows.at(-1);
  const isHeadRight = head?.seq === (last?.seq ?? 0n) && head.hash === (last?.hash ?? "start");
  const faults = [...chainFaults(rows), ...(isHeadRight ? [] : ["the head is not the last row"])];
  return { objects: rows.map(({ object }) => object), faults };
}

export function chainFaults(rows: readonly AuditRow[]): string[] {
  return rows.flatMap(({ seq, previousHash, body, hash }, index) => {
    const faults = [];
    if (seq !== BigInt(index + 1)) faults.push(`row ${seq} is number ${index + 1}`);
    if (previousHash !== (rows[index - 1]?.hash ?? "start")) faults.push(`row ${seq} does not follow`);
    if (hash !== auditHash(seq, previousHash, body)) faults.push(`row ${seq} was changed`);
    return faults;
  });
}

/** Charges without the audit entry of their transaction, and the other way round. */
export async function tornCharges(database: Database): Promise<string[]> {
  const { objects } = await readChain(database);
  const rows = await database.select({ id: chargeLedger.chargeId }).from(chargeLedger);
  const ids = rows.map(({ id }) => id);
  return [...ids.filter((id) => !objects.includes(id)), ...objects.filter((id) => !ids.includes(id))];
}
