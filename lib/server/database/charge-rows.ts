import "server-only";
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Charge } from "@/lib/core/charge/charge";
import type { LedgerDelta } from "@/lib/core/refund/refund-ledger";
import { chargeLedger } from "./charge-tables";
import type { Database, Transaction } from "./database";
import { keepStatement, placeOf, placesOf } from "./keep-statement";

export type ChargeRow = typeof chargeLedger.$inferSelect;

/** `isLatest` is false when the books already know a younger look: then the row stays as it is. */
export type SeenCharge = { readonly row: ChargeRow; readonly isLatest: boolean };

/** A charge was looked at on another account than the one that our books have it on: nothing may be written of it. */
export class OtherAccount extends Error {}

const columns = getTableColumns(chargeLedger);
const isYounger = sql`excluded.last_seen_at >= ${chargeLedger.lastSeenAt}`;
const newest = {
  capturedMinor: sql`case when ${isYounger} then excluded.captured_minor else ${chargeLedger.capturedMinor} end`,
  disputed: sql`case when ${isYounger} then excluded.disputed else ${chargeLedger.disputed} end`,
  lastSeenAt: sql`greatest(excluded.last_seen_at, ${chargeLedger.lastSeenAt})`,
};

const isOnSameAccount = sql`${chargeLedger.connectedAccount} is not distinct from excluded.connected_account`;

const seen = keepStatement(columns, (database, names) =>
  database
    .insert(chargeLedger)
    .values(placesOf(chargeLedger, names))
    .onConflictDoUpdate({ target: chargeLedger.chargeId, set: newest, setWhere: isOnSameAccount })
    .returning(),
);

/**
 * Writes down what Stripe just said of a charge and locks its row until the transaction ends. Always the
 * first lock: charge, then request, then audit head.
 * @throws OtherAccount when our books have the charge on another account than the one that was asked.
 */
export async function seeCharge(transaction: Transaction, charge: Charge, seenAt: Date): Promise<SeenCharge> {
  const {
    id: chargeId,
    connectedAccount,
    livemode,
    currency,
    amountCapturedMinor: capturedMinor,
    isDisputed: disputed,
  } = charge;
  const now = {
    chargeId,
    livemode,
    connectedAccount,
    currency,
    capturedMinor,
    disputed,
    lastSeenAt: seenAt,
  };
  const [row] = await seen(transaction, now);
  if (!row) throw new OtherAccount(`charge ${charge.id} is not on ${connectedAccount ?? "our own account"}`);
  return { row, isLatest: row.lastSeenAt.getTime() <= seenAt.getTime() };
}

const locked = keepStatement(columns, (database) =>
  database
    .select()
    .from(chargeLedger)
    .where(eq(chargeLedger.chargeId, placeOf("chargeId")))
    .for("update"),
);

/** @throws Error when the charge was never seen: a request cannot exist without its row. */
export async function lockCharge(transaction: Transaction, chargeId: string): Promise<ChargeRow> {
  const [row] = await locked(transaction, { chargeId });
  if (!row) throw new Error(`charge ${chargeId} has no row`);
  return row;
}

const { capturedMinor, reservedMinor, postedMinor, externalMinor } = chargeLedger;
const amountMinor = placeOf("amountMinor");

const reserved = keepStatement({ chargeId: chargeLedger.chargeId }, (database) =>
  database
    .update(chargeLedger)
    .set({ reservedMinor: sql`${reservedMinor} + ${amountMinor}` })
    .where(
      and(
        eq(chargeLedger.chargeId, placeOf("chargeId")),
        sql`${capturedMinor} - ${reservedMinor} - ${postedMinor} - ${externalMinor} >= ${amountMinor}`,
      ),
    )
    .returning({ chargeId: chargeLedger.chargeId }),
);

/** Sets an amount aside if that much is left: one guarded update, so that parallel requests cannot exceed it. */
export async function reserveOnCharge(
  transaction: Transaction,
  chargeId: string,
  asked: bigint,
): Promise<boolean> {
  const rows = await reserved(transaction, { chargeId, amountMinor: asked });
  return rows.length === 1;
}

const moved = keepStatement(columns, (database) =>
  database
    .update(chargeLedger)
    .set({
      reservedMinor: sql`greatest(${reservedMinor} + ${placeOf("reservedMinor")}, 0)`,
      postedMinor: sql`greatest(${postedMinor} + ${placeOf("postedMinor")}, 0)`,
      externalMinor: sql`greatest(${externalMinor} + ${placeOf("externalMinor")}, 0)`,
    })
    .where(eq(chargeLedger.chargeId, placeOf("chargeId")))
    .returning(),
);

/**
 * Moves the figures by what a change of rows comes to; null when it changes none. No figure goes below zero: a
 * wrong one must not keep a proven step out of the books, and the comparison with the rows shows it.
 * @throws Error when the charge was never seen.
 */
export async function moveOnCharge(
  transaction: Transaction,
  chargeId: string,
  { externalMinor: movedExternal = 0n, ...delta }: LedgerDelta & { readonly externalMinor?: bigint },
): Promise<ChargeRow | null> {
  if (delta.reservedMinor === 0n && delta.postedMinor === 0n && movedExternal === 0n) return null;
  const [row] = await moved(transaction, { chargeId, ...delta, externalMinor: movedExternal });
  if (!row) throw new Error(`charge ${chargeId} has no row`);
  return row;
}

/** @throws Error when the charge was never seen. */
export async function changeCharge(
  transaction: Transaction,
  chargeId: string,
  change: PgUpdateSetSource<typeof chargeLedger>,
): Promise<ChargeRow> {
  const [row] = await transaction
    .update(chargeLedger)
    .set(change)
    .where(eq(chargeLedger.chargeId, chargeId))
    .returning();
  if (!row) throw new Error(`charge ${chargeId} has no row`);
  return row;
}

export async function findCharge(database: Database, chargeId: string): Promise<ChargeRow | null> {
  const [row] = await database.select().from(chargeLedger).where(eq(chargeLedger.chargeId, chargeId));
  return row ?? null;
}
