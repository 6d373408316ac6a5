import { readdir } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "./migrations-folder";
import { openPostgres } from "./open-postgres";
import { isAvailable } from "./test-database";
import { createServerDatabase } from "./test-server-database";

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
});
