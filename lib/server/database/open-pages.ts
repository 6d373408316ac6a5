import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { OpenPage } from "@/lib/core/charge/live-view";
import { openPage } from "./attention-tables";
import { booksVersion } from "./books-version";
import { chargeLedger } from "./charge-tables";
import type { Database } from "./database";

export type ShownPage = OpenPage & ChargePlace;

/** A charge that somebody watches: the version of our books, and the pages that show it. */
export type WatchedCharge = { readonly version: string | null; readonly pages: readonly OpenPage[] };

// By the database's clock, which all servers share. Three renewals may fail before a page counts as closed.
const alive = sql`${openPage.seenAt} > now() - interval '15 seconds'`;

/**
 * Writes down that a page is open; false when it was already. Presence is no act and moves no money: it has no
 * audit entry, and nothing is decided by it.
 */
export async function showPage(database: Database, page: ShownPage): Promise<boolean> {
  const row = { ...page, seenAt: sql`now()` };
  const added = await database
    .insert(openPage)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: openPage.id });
  return added.length > 0;
}

/** These pages are still open. A number that another person's page has is left to that person. */
export async function renewPages(database: Database, pages: readonly ShownPage[]): Promise<void> {
  if (pages.length === 0) return;
  await database
    .insert(openPage)
    .values(pages.map((page) => ({ ...page, seenAt: sql`now()` })))
    .onConflictDoUpdate({
      target: openPage.id,
      set: { seenAt: sql`now()` },
      setWhere: sql`(${openPage.chargeId}, ${openPage.issuer}, ${openPage.subject})
        = (excluded.charge_id, excluded.issuer, excluded.subject)`,
    });
  await database.delete(openPage).where(lt(openPage.seenAt, sql`now() - interval '1 minute'`));
}

export async function closePage(database: Database, { id, issuer, subject }: OpenPage): Promise<void> {
  const isOwn = and(eq(openPage.issuer, issuer), eq(openPage.subject, subject));
  await database.delete(openPage).where(and(eq(openPage.id, id), isOwn));
}

/** The charges of all servers' open pages, each where our books have it, or else where its page has it from. */
export function listOpenCharges(database: Database): Promise<ChargePlace[]> {
  const connectedAccount = sql<string | null>`case when ${chargeLedger.chargeId} is null
    then ${openPage.connectedAccount} else ${chargeLedger.connectedAccount} end`.as("account");
  return database
    .selectDistinct({ chargeId: openPage.chargeId, connectedAccount })
    .from(openPage)
    .leftJoin(chargeLedger, eq(chargeLedger.chargeId, openPage.chargeId))
    .where(alive);
}

/** What there is to tell about these charges, in one query however many they are. */
export async function listWatched(
  database: Database,
  chargeIds: readonly string[],
): Promise<ReadonlyMap<string, WatchedCharge>> {
  const { id, issuer, subject, name } = openPage;
  const rows = await database
    .select({ chargeId: watchedId, version, page: { id, issuer, subject, name } })
    .from(sql`unnest(${sql.param(chargeIds)}::text[]) as watched(charge_id)`)
    .leftJoin(chargeLedger, sql`${chargeLedger.chargeId} = ${watchedId}`)
    .leftJoin(openPage, and(sql`${openPage.chargeId} = ${watchedId}`, alive));
  const watched = new Map<string, { version: string | null; pages: OpenPage[] }>();
  for (const row of rows) {
    const known = watched.get(row.chargeId) ?? { version: row.version, pages: [] };
    if (row.page !== null) known.pages.push(row.page);
    watched.set(row.chargeId, known);
  }
  return watched;
}

const watchedId = sql<string>`watched.charge_id`;

const version = sql<string | null>`case when ${chargeLedger.chargeId} is not null then ${booksVersion} end`;
