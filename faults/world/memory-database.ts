import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { migrationsFolder } from "@/lib/server/database/migrations-folder";

/** The real tables in memory, opened once a process and emptied for each history. */
export type MemoryDatabase = { readonly client: PGlite; readonly empty: () => Promise<void> };

export async function openMemoryDatabase(): Promise<MemoryDatabase> {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const tables = rows.map(({ name }) => name);
  const statements = await keepFirstRows(client, tables);
  return { client, empty: async () => void (await client.exec(statements)) };
}

/** Migrations put rows in, so what stands there now is what an empty database holds. */
async function keepFirstRows(client: PGlite, tables: readonly string[]): Promise<string> {
  await client.exec("create schema fresh");
  for (const table of tables) await client.exec(`create table fresh.${table} as table public.${table}`);
  const refills = tables.map((table) => `insert into public.${table} select * from fresh.${table};`);
  // The audit log refuses to be emptied; a replica's role passes its triggers over.
  return [
    "set session_replication_role = replica;",
    `truncate ${tables.map((table) => `public.${table}`).join(", ")} cascade;`,
    ...refills,
    "set session_replication_role = origin;",
  ].join("\n");
}
