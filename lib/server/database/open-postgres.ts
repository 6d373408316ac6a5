import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, type ClientBase, Pool, type PoolConfig } from "pg";
import { log } from "@/lib/server/log";
import type { OpenDatabase } from "./database";
import { migrationsFolder } from "./migrations-folder";
import { UnreachableDatabaseError } from "./unreachable-database-error";
import { WrongSchemaError } from "./wrong-schema-error";

/** Any number, the same in every instance: whoever holds it applies the migrations. */
const migrationLock = 7_237_001;

const connectionTimeoutMillis = 5_000;
const limits = { connectionTimeoutMillis, statement_timeout: 5_000, lock_timeout: 2_000, max: 10 };

/**
 * Connects to a Postgres server (15 or later) and brings its tables up to date under a lock. With a `schema` they all
 * stand in there, and a connection sees nothing else: what is missing there is missing, and never another account's.
 *
 * @throws UnreachableDatabaseError if no connection comes about within 5 seconds, or the server refuses it
 * @throws WrongSchemaError if a connection leads elsewhere, as through a pooler that drops what it was begun with
 */
export async function openPostgres(address: string, schema: string | null = null): Promise<OpenDatabase> {
  const url = schema === null ? address : inSchema(address, schema);
  await migrateUnderLock(url, schema);
  const own = schema === null ? {} : { verify: seesOnly(schema) };
  const pool = new Pool({ connectionString: url, ...limits, ...own });
  // An idle connection that the server drops is replaced by the pool; unhandled it would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "an idle connection to the database was lost"));
  return { database: drizzle(pool), close: () => pool.end() };
}

/** The last setting of a name wins, so that one in the address itself changes nothing. */
function inSchema(address: string, schema: string): string {
  const url = new URL(address);
  const options = url.searchParams.get("options") ?? "";
  url.searchParams.set("options", `${options} -c search_path=${schema}`.trim());
  return url.href;
}

/** Asked once of every new connection of the pool, before anybody gets it. */
function seesOnly(schema: string): NonNullable<PoolConfig["verify"]> {
  return (client, done) => {
    refuseOther(client, schema).then(() => done(), done);
  };
}

/** @throws WrongSchemaError unless this schema is all that the connection sees by itself */
export async function refuseOther(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query<{ seen: string }>("select current_schemas(false)::text as seen");
  if (rows[0]?.seen !== `{${schema}}`) throw new WrongSchemaError(schema);
}

async function migrateUnderLock(url: string, schema: string | null): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  await connect(client);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    if (schema !== null) {
      await client.query(`create schema if not exists ${schema}`);
      await refuseOther(client, schema);
    }
    const ownList = schema === null ? {} : { migrationsSchema: schema };
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder(), ...ownList });
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
