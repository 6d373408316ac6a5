import "server-only";
import { type LimitSet, limitSetSchema, noLimits } from "@/lib/core/limits/limit-set";
import type { Database, Transaction } from "./database";
import { findLimitsInForce } from "./limit-rows";

/** The limits that hold now, and which version they are; version 0 is the time before anybody set any. */
export type LimitsInForce = { readonly version: number; readonly set: LimitSet };

/** @throws ZodError when a stored version cannot be read: then nothing may be refunded, rather than everything. */
export async function readLimitsInForce(database: Database | Transaction): Promise<LimitsInForce> {
  const row = await findLimitsInForce(database);
  if (row === null) return { version: 0, set: noLimits };
  return { version: row.version, set: limitSetSchema.parse(JSON.parse(row.content)) };
}
