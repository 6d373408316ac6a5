import "server-only";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { ClientBase } from "pg";
import { LesserRoleError } from "./lesser-role-error";
import { migrationsFolder } from "./migrations-folder";

/** Where the list of applied migrations stands for an only account; a further one has it beside its tables. */
const listSchema = "drizzle";

export async function ownName(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_user as name");
  return rows[0]?.name ?? "";
}

/** Whether this role may bring the tables up to date itself. */
export async function mayMakeTables(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean | null }>(
    "select has_schema_privilege(current_schema(), 'CREATE') as may",
  );
  // Before a further account's schema is made there is none to ask about.
  return rows[0]?.may !== false;
}

/**
 * Lets the role work with the tables of this schema: all of them but the audit log, to which it only adds. Done by
 * their owner after each change of tables, so that new ones are not forgotten.
 * @throws LesserRoleError if the role could change the audit log all the same, as its owner or a superuser can
 */
export async function grantWork(client: ClientBase, role: string, schema: string | null): Promise<void> {
  const to = client.escapeIdentifier(role);
  const list = schema ?? listSchema;
  const own = client.escapeIdentifier(schema ?? (await currentSchema(client)));
  await client.query(`
    begin;
    grant usage on schema ${own}, ${list} to ${to};
    grant select, insert, update, delete on all tables in schema ${own} to ${to};
    revoke all on ${own}.audit, ${own}.audit_head, ${list}.__drizzle_migrations from ${to};
    grant select, insert on ${own}.audit to ${to};
    grant select, update (seq, hash) on ${own}.audit_head to ${to};
    grant select on ${list}.__drizzle_migrations to ${to};
    commit`);
  const { rows } = await client.query<{ may: boolean }>(
    "select has_table_privilege($1, 'audit', 'UPDATE, DELETE, TRUNCATE') as may",
    [role],
  );
  if (rows[0]?.may !== false) throw LesserRoleError.ofPower();
}

async function currentSchema(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_schema() as name");
  return rows[0]?.name ?? "public";
}

/** @throws LesserRoleError if a migration is missing that this version of the product needs */
export async function requireUpToDate(client: ClientBase, schema: string | null): Promise<void> {
  const newest = readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1)?.folderMillis ?? 0;
  const { rows } = await client
    .query<{ applied: string | null }>(
      `select max(created_at)::text as applied from ${schema ?? listSchema}.__drizzle_migrations`,
    )
    .catch(() => ({ rows: [] }));
  if (Number(rows[0]?.applied ?? 0) < newest) throw LesserRoleError.ofOldTables();
}
