import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { markInsideTransaction } from "@/lib/server/open-transaction";
import { point } from "@/lib/server/point";

/** Our tables, in Postgres or embedded: the same SQL either way. */
export type Database = PgDatabase<PgQueryResultHKT>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** An open database and how to close it. */
export type OpenDatabase = { readonly database: Database; readonly close: () => Promise<void> };

/** Runs `work` in one transaction. Nothing in it may wait for the network: Stripe's client refuses that. */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await database.transaction((transaction) =>
    markInsideTransaction(async () => {
      await point("transaction:begun");
      const done = await work(transaction);
      await point("transaction:done");
      return done;
    }),
  );
  await point("transaction:committed");
  return result;
}
