import "server-only";
import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import type { Database, Transaction } from "./database";
import { keepStatement, placeOf } from "./keep-statement";
import { type RevocationKind, sessionRevocation } from "./session-tables";

export type Revocation = {
  readonly issuer: string;
  readonly kind: Exclude<RevocationKind, "logout_token">;
  readonly value: string;
};

/** What a session goes by. */
export type SessionNames = {
  readonly issuer: string;
  readonly subject: string;
  readonly id: string;
  readonly providerSessionId: string | null;
  readonly signedInAt: Date;
};

/** Longer than any session lives: what is older than this ends nobody's. */
const keptMilliseconds = 9 * 60 * 60_000;

/** Ends what goes by this name, and forgets what has become useless. */
export async function insertRevocation(
  transaction: Transaction,
  revocation: Revocation,
  at: Date,
): Promise<void> {
  await transaction
    .insert(sessionRevocation)
    .values({ ...revocation, notBefore: at })
    .onConflictDoUpdate({
      target: [sessionRevocation.issuer, sessionRevocation.kind, sessionRevocation.value],
      set: { notBefore: sql`greatest(${sessionRevocation.notBefore}, excluded.not_before)` },
    });
  const before = new Date(at.getTime() - keptMilliseconds);
  await transaction.delete(sessionRevocation).where(lt(sessionRevocation.notBefore, before));
}

/** True the first time a logout token's number comes, false ever after. */
export async function takeLogoutToken(
  transaction: Transaction,
  issuer: string,
  tokenId: string,
  at: Date,
): Promise<boolean> {
  const taken = await transaction
    .insert(sessionRevocation)
    .values({ issuer, kind: "logout_token", value: tokenId, notBefore: at })
    .onConflictDoNothing()
    .returning({ value: sessionRevocation.value });
  return taken.length > 0;
}

function under(kind: RevocationKind, name: string) {
  return and(eq(sessionRevocation.kind, kind), eq(sessionRevocation.value, placeOf(name)));
}

const revoked = keepStatement({ kind: sessionRevocation.kind }, (database, names) =>
  database
    .select({ kind: sessionRevocation.kind })
    .from(sessionRevocation)
    .where(
      and(
        eq(sessionRevocation.issuer, placeOf("issuer")),
        gte(sessionRevocation.notBefore, placeOf("signedInAt")),
        or(
          under("session", "id"),
          under("subject", "subject"),
          names.includes("providerSessionId") ? under("provider_session", "providerSessionId") : undefined,
        ),
      ),
    )
    .limit(1),
);

/** Whether a session was ended under any of its names since it began. */
export async function isRevoked(database: Database, session: SessionNames): Promise<boolean> {
  const { issuer, subject, id } = session;
  const providerSessionId = session.providerSessionId ?? undefined;
  const signedInAt = session.signedInAt.toISOString();
  const [row] = await revoked(database, { issuer, subject, id, signedInAt, providerSessionId });
  return row !== undefined;
}

/** Who was ended as a whole, and when last. */
export function listEndedPeople(
  database: Database,
): Promise<{ issuer: string; value: string; notBefore: Date }[]> {
  return database.select().from(sessionRevocation).where(eq(sessionRevocation.kind, "subject"));
}
