import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, Pool } from "pg";
import { log } from "@/lib/server/log";
import type { OpenDatabase } from "./database";
import { migrationsFolder } from "./migrations-folder";
import { UnreachableDatabaseError } from "./unreachable-database-error";

/** Any number, the same in every instance: whoever holds it applies the migrations. */
const migrationLock = 7_237_001;

const connectionTimeoutMillis = 5_000;
const limits = { connectionTimeoutMillis, statement_timeout: 5_000, lock_timeout: 2_000, max: 10 };

/**
 * Connects to a Postgres server (15 or later) and brings its tables up to date under a lock.
 *
 * @throws UnreachableDatabaseError if no connection comes about within 5 seconds, or the server refuses it
 */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  await migrateUnderLock(url);
  const pool = new Pool({ connectionString: url, ...limits });
  // An idle connection that the server drops is replaced by the pool; unhandled it would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "an idle connection to the database was lost"));
  return { database: drizzle(pool), close: () => pool.end() };
}

async function migrateUnderLock(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  await connect(client);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    // Closing the session gives the lock back, also when a migration failed.
    await client.end();
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    throw new UnreachableDatabaseError(cause);
  }
}
