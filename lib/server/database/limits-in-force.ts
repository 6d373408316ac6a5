import "server-only";
import { firstLimits } from "@/lib/core/limits/first-limits";
import { type LimitSet, limitSetSchema } from "@/lib/core/limits/limit-set";
import type { Database, Transaction } from "./database";
import { findLimitsInForce } from "./limit-rows";

/** The limits that hold now, and which version they are; version 0 is what a fresh installation starts with. */
export type LimitsInForce = { readonly version: number; readonly set: LimitSet };

/** A version never changes, so the one that was read last need not be read again. */
let lastRead: { readonly content: string; readonly set: LimitSet } | null = null;

/** @throws ZodError when a stored version cannot be read: then nothing may be refunded, rather than everything. */
export function toLimitsInForce(
  row: { readonly version: number; readonly content: string } | null,
): LimitsInForce {
  if (row === null) return { version: 0, set: firstLimits };
  if (lastRead?.content !== row.content) {
    lastRead = { content: row.content, set: limitSetSchema.parse(JSON.parse(row.content)) };
  }
  return { version: row.version, set: lastRead.set };
}

export async function readLimitsInForce(database: Database | Transaction): Promise<LimitsInForce> {
  return toLimitsInForce(await findLimitsInForce(database));
}
