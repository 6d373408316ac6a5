import { readFile, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { EmbeddedEngine } from "@/lib/server/database/embedded-engine";
import { migrationsFolder } from "@/lib/server/database/migrations-folder";

/** The real tables in memory, opened once a process and emptied for each history. */
export type MemoryDatabase = {
  readonly engine: EmbeddedEngine;
  readonly empty: () => void;
  /** Keeps what the tables hold now, and brings it back later in the place of all that came after. */
  readonly backup: { readonly take: () => void; readonly restore: () => void };
  /** Writes down what other processes can open it from; to be called before the first history. */
  readonly writeImage: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Nothing is kept past the process, so nothing need be written for the time after it. */
const startParams = [
  ...PGlite.defaultStartParams,
  ...["full_page_writes=off", "synchronous_commit=off"].flatMap((setting) => ["-c", setting]),
];

/** Opens it new, or from a file with its image, which takes a fifth of the time. */
export async function openMemoryDatabase(imageFile: string | null = null): Promise<MemoryDatabase> {
  const client = imageFile === null ? await createNew() : await PGlite.create(await startFrom(imageFile));
  const engine = new EmbeddedEngine(client);
  // The tables of a history are small: its plans are made once.
  engine.exec("set plan_cache_mode = force_generic_plan");
  const { rows } = engine.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const tables = rows.map(({ name }) => `public.${name}`);
  if (imageFile === null) keepFirstRows(engine, tables);
  const backup = {
    take: () => engine.exec(tables.map((table) => copying(keptOf(table), table)).join("")),
    restore: () =>
      engine.exec(`${asReplica}${tables.map((table) => copying(table, keptOf(table))).join("")}${asUsual}`),
  };
  const writeImage = async (file: string) => {
    engine.exec("checkpoint");
    const image = await client.dumpDataDir("none");
    await writeFile(file, Buffer.from(await image.arrayBuffer()));
  };
  return { engine, empty: () => empty(engine, tables), backup, writeImage, close: () => client.close() };
}

async function createNew(): Promise<PGlite> {
  const client = await PGlite.create({ startParams });
  await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  return client;
}

async function startFrom(imageFile: string) {
  return { startParams, loadDataDir: new Blob([await readFile(imageFile)]) };
}

/** Migrations put rows in, so what stands there now is what an empty database holds. */
function keepFirstRows(engine: EmbeddedEngine, tables: readonly string[]): void {
  engine.exec("create schema fresh; create schema kept");
  for (const table of tables) {
    engine.exec(
      `create table ${freshOf(table)} as table ${table}; create table ${keptOf(table)} as table ${table}`,
    );
  }
}

/**
 * Takes out what a history left. The vacuum gives every page back, so that the next history finds the tables
 * as the first one did, down to where a row comes to lie; it takes a quarter of what a truncate does.
 */
function empty(engine: EmbeddedEngine, tables: readonly string[]): void {
  // For a history that broke off inside a transaction; otherwise it does nothing.
  engine.exec("rollback");
  // The audit log refuses to be emptied; a replica's role passes its triggers over.
  const deletes = tables.map((table) => `delete from ${table};`);
  engine.exec(`${asReplica}${deletes.join("")}${asUsual}`);
  engine.exec(`vacuum (skip_database_stats) ${tables.join(", ")}`);
  const refills = tables.map((table) => `insert into ${table} select * from ${freshOf(table)};`);
  engine.exec(`${asReplica}${refills.join("")}${asUsual}`);
}

const asReplica = "set session_replication_role = replica;";
const asUsual = "set session_replication_role = origin;";

function copying(to: string, from: string): string {
  return `delete from ${to};insert into ${to} select * from ${from};`;
}

function keptOf(table: string): string {
  return table.replace("public.", "kept.");
}

function freshOf(table: string): string {
  return table.replace("public.", "fresh.");
}
