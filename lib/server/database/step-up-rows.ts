import "server-only";
import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { draftLifeMilliseconds, proofLifeMilliseconds } from "@/lib/core/step-up/step-up";
import type { Database, Transaction } from "./database";
import { stepUp } from "./step-up-tables";

export type StepUpRow = typeof stepUp.$inferSelect;

/** What a proof has to be for. */
export type BoundTo = Pick<
  StepUpRow,
  | "issuer"
  | "subject"
  | "chargeId"
  | "livemode"
  | "attemptId"
  | "contentHash"
  | "amountMinor"
  | "currency"
  | "reason"
  | "reasonLabel"
> & { readonly ticket: string };

/** Writes down that this refund waits for its author's second factor. */
export async function insertStepUp(
  transaction: Transaction,
  row: BoundTo & Pick<StepUpRow, "id" | "aboveMinor" | "askedAt">,
): Promise<void> {
  await transaction.insert(stepUp).values(row);
}

/**
 * What was asked for just this and was not used yet: a proof that is not too old, or else the newest that still waits
 * for one. Nobody else can use it until the transaction ends.
 */
export async function findUnused(
  transaction: Transaction,
  bound: BoundTo,
  now: Date,
): Promise<StepUpRow | null> {
  const [row] = await transaction
    .select()
    .from(stepUp)
    .where(and(isBoundTo(bound), isNull(stepUp.usedAt), isInTime(now)))
    .orderBy(sql`${stepUp.provedAt} desc nulls last`, desc(stepUp.askedAt))
    .limit(1)
    .for("update");
  return row ?? null;
}

function isBoundTo(bound: BoundTo) {
  return and(
    eq(stepUp.issuer, bound.issuer),
    eq(stepUp.subject, bound.subject),
    eq(stepUp.attemptId, bound.attemptId),
    eq(stepUp.chargeId, bound.chargeId),
    eq(stepUp.livemode, bound.livemode),
    eq(stepUp.contentHash, bound.contentHash),
    eq(stepUp.amountMinor, bound.amountMinor),
    eq(stepUp.currency, bound.currency),
    sql`${stepUp.reason} is not distinct from ${bound.reason}`,
    sql`${stepUp.reasonLabel} is not distinct from ${bound.reasonLabel}`,
    eq(stepUp.ticket, bound.ticket),
  );
}

/** Half of a draft's time is left for whoever is sent to it. */
function isInTime(now: Date) {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return or(
    gt(stepUp.provedAt, before(proofLifeMilliseconds)),
    and(isNull(stepUp.provedAt), gt(stepUp.askedAt, before(draftLifeMilliseconds / 2))),
  );
}

/** @throws Error where it was used meanwhile. */
export async function useProof(transaction: Transaction, id: string, at: Date): Promise<void> {
  const used = await transaction
    .update(stepUp)
    .set({ usedAt: at })
    .where(and(eq(stepUp.id, id), isNull(stepUp.usedAt)))
    .returning({ id: stepUp.id });
  if (used.length !== 1) throw new Error(`proof ${id} was used already`);
}

export async function findStepUp(database: Database, id: string): Promise<StepUpRow | null> {
  const [row] = await database.select().from(stepUp).where(eq(stepUp.id, id));
  return row ?? null;
}

/** Writes a proof down; null where there is nothing of this person's to prove any more. */
export async function proveStepUp(
  transaction: Transaction,
  { id, issuer, subject }: Pick<StepUpRow, "id" | "issuer" | "subject">,
  proved: { readonly provedAt: Date; readonly authenticatedAt: Date; readonly proof: string },
): Promise<StepUpRow | null> {
  const [row] = await transaction
    .update(stepUp)
    .set(proved)
    .where(
      and(
        eq(stepUp.id, id),
        eq(stepUp.issuer, issuer),
        eq(stepUp.subject, subject),
        isNull(stepUp.provedAt),
        gt(stepUp.askedAt, new Date(proved.provedAt.getTime() - draftLifeMilliseconds)),
      ),
    )
    .returning();
  return row ?? null;
}
