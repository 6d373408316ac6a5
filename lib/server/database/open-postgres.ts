import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, type ClientBase, Pool, type PoolConfig } from "pg";
import { log } from "@/lib/server/log";
import type { OpenDatabase } from "./database";
import { grantWork, mayMakeTables, ownName, requireUpToDate } from "./lesser-role";
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
 * With `ownerAddress` another role owns the tables and brings them up to date, and this one gets what the work needs of
 * them: it can then neither change nor remove what the audit log holds. A role that may make no tables, with no owner
 * beside, takes them as they are, if they are up to date.
 *
 * @throws LesserRoleError if the server's role could change the audit log beside an owner, or finds older tables
 * @throws UnreachableDatabaseError if no connection comes about within 5 seconds, or the server refuses it
 * @throws WrongSchemaError if a connection leads elsewhere, as through a pooler that drops what it was begun with
 */
export async function openPostgres(
  address: string,
  schema: string | null = null,
  ownerAddress: string | null = null,
): Promise<OpenDatabase> {
  const url = placed(address, schema);
  if (ownerAddress === null) await migrateUnderLock(url, schema, null);
  else await migrateUnderLock(placed(ownerAddress, schema), schema, await roleOf(url));
  const own = schema === null ? {} : { verify: seesOnly(schema) };
  const pool = new Pool({ connectionString: url, ...limits, ...own });
  // An idle connection that the server drops is replaced by the pool; unhandled it would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "an idle connection to the database was lost"));
  return { database: drizzle(pool), close: () => pool.end() };
}

function placed(address: string, schema: string | null): string {
  return schema === null ? address : inSchema(address, schema);
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

async function roleOf(url: string): Promise<string> {
  const client = await connected(url);
  try {
    return await ownName(client);
  } finally {
    await client.end();
  }
}

/** @param serverRole who works with the tables without owning them; null where that is who brings them up to date */
async function migrateUnderLock(
  url: string,
  schema: string | null,
  serverRole: string | null,
): Promise<void> {
  const client = await connected(url);
  try {
    if (serverRole === null && !(await mayMakeTables(client))) return await requireUpToDate(client, schema);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    if (schema !== null) {
      await client.query(`create schema if not exists ${schema}`);
      await refuseOther(client, schema);
    }
    const ownList = schema === null ? {} : { migrationsSchema: schema };
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder(), ...ownList });
    if (serverRole !== null) await grantWork(client, serverRole, schema);
  } finally {
    // Closing the session gives the lock back, also when a migration failed.
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw new UnreachableDatabaseError(cause);
  }
}
