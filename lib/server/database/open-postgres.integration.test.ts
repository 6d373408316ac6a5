import { readdir } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "./migrations-folder";
import { openPostgres, refuseOther } from "./open-postgres";
import { isAvailable } from "./test-database";
import { createServerDatabase } from "./test-server-database";
import { WrongSchemaError } from "./wrong-schema-error";

describe.skipIf(!isAvailable("postgres"))("a Postgres server", () => {
  it("gets its tables once when several instances start at the same time", async () => {
    const { url, discard } = await createServerDatabase(null);
    const open = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url)));
    const applied = await open[0]?.database.execute(
      sql`select count(*)::int as applied, count(distinct hash)::int as files from drizzle.__drizzle_migrations`,
    );
    const files = (await readdir(migrationsFolder())).filter((name) => name.endsWith(".sql")).length;
    expect(applied).toMatchObject({ rows: [{ applied: files, files }] });
    await Promise.all(open.map(({ close }) => close()));
    await discard();
  });

  it("ends statements and waits for locks that take too long, and commits to the disk", async () => {
    const { url, discard } = await createServerDatabase(null);
    const { database, close } = await openPostgres(url);
    const settings = await database.execute(sql`
      select current_setting('statement_timeout') as statement_timeout,
        current_setting('lock_timeout') as lock_timeout,
        current_setting('synchronous_commit') as synchronous_commit`);
    expect(settings).toMatchObject({
      rows: [{ statement_timeout: "5s", lock_timeout: "2s", synchronous_commit: "on" }],
    });
    await close();
    await discard();
  });

  it("holds several accounts side by side, each in a schema that sees nothing of another", async () => {
    const { url, discard } = await createServerDatabase(null);
    const schemas = [null, "account_left", "account_right"];
    const open = await Promise.all(schemas.map((schema) => openPostgres(url, schema)));
    for (const [position, { database }] of open.entries()) {
      const schema = schemas[position] ?? "public";
      const seen = await database.execute(sql`
        select current_schemas(false)::text as seen,
          (select relnamespace::regnamespace::text from pg_class where oid = 'refund_request'::regclass) as home`);
      expect(seen).toMatchObject({ rows: [{ seen: `{${schema}}`, home: schema }] });
    }
    const client = await connected(url);
    const crossing = await client.query(`
      select conname from pg_constraint join pg_class as other on other.oid = confrelid
      where contype = 'f' and relnamespace <> connamespace`);
    expect(crossing.rows).toEqual([]);
    const functions = await client.query<{ home: string; count: number }>(`
      select pronamespace::regnamespace::text as home, count(*)::int as count from pg_proc
      where pronamespace::regnamespace::text in ('public', 'account_left', 'account_right') group by 1`);
    expect(functions.rows).toHaveLength(3);
    expect(new Set(functions.rows.map(({ count }) => count)).size).toBe(1);
    await client.end();
    await Promise.all(open.map(({ close }) => close()));
    await discard();
  });

  it("leads an account to its own schema whatever the address asks for, and refuses a way that does not", async () => {
    const { url, discard } = await createServerDatabase(null);
    const { database, close } = await openPostgres(
      `${url}?options=-c%20search_path%3Dpublic`,
      "account_left",
    );
    const seen = await database.execute(sql`select current_schemas(false)::text as seen`);
    expect(seen).toMatchObject({ rows: [{ seen: "{account_left}" }] });
    await close();
    // As through a pooler that drops what a connection was begun with: the role's own path decides.
    const client = await connected(url);
    await expect(refuseOther(client, "account_left")).rejects.toThrow(WrongSchemaError);
    await client.end();
    await discard();
  });
});

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
