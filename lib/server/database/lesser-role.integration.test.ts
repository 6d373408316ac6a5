import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consoleActor } from "@/lib/core/operator";
import { appendAudit } from "./append-audit";
import { inTransaction, type OpenDatabase } from "./database";
import { LesserRoleError } from "./lesser-role-error";
import { openPostgres } from "./open-postgres";
import { isAvailable } from "./test-database";
import { createServerDatabase, type ServerDatabase } from "./test-server-database";

const refusal = { code: "42501" };

describe.skipIf(!isAvailable("postgres"))("a server's role beside the owner of the tables", () => {
  const suffix = randomBytes(6).toString("hex");
  const [owner, server] = [`owner_${suffix}`, `server_${suffix}`];
  let of: ServerDatabase;
  const open: OpenDatabase[] = [];

  beforeAll(async () => {
    of = await createServerDatabase(null);
    await asAdministrator(`
      create role ${owner} login password 'p'; create role ${server} login password 'p';
      revoke create on schema public from public;
      grant create, usage on schema public to ${owner}; grant usage on schema public to ${server};
      grant create, connect on database ${of.name} to ${owner}`);
  });
  afterAll(async () => {
    await Promise.all(open.map(({ close }) => close()));
    await of.discard();
    await asAdministrator(`drop role ${owner}; drop role ${server}`, null);
  });

  async function asAdministrator(statements: string, database: string | null = of.name): Promise<void> {
    const url = new URL(of.url);
    if (database === null) url.pathname = "/postgres";
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(statements);
    await client.end();
  }

  function addressOf(role: string): string {
    const url = new URL(of.url);
    [url.username, url.password] = [role, "p"];
    return url.href;
  }

  async function opened(schema: string | null, ownerAddress: string | null): Promise<OpenDatabase> {
    const one = await openPostgres(addressOf(server), schema, ownerAddress);
    open.push(one);
    return one;
  }

  it("is refused before the owner has made the tables", async () => {
    await expect(opened(null, null)).rejects.toThrow(LesserRoleError);
  });

  it.each([null, "account_us"])(
    "adds to the audit log and changes nothing of it, in schema %s",
    async (schema) => {
      const { database } = await opened(schema, addressOf(owner));
      const add = () =>
        inTransaction(database, (transaction) =>
          appendAudit(transaction, consoleActor, new Date(), [{ event: "tried", object: "role", facts: {} }]),
        );
      await add();
      for (const statement of [
        "update audit set event = 'other'",
        "delete from audit",
        "truncate audit",
        "alter table audit disable trigger all",
        "drop trigger audit_insert_only on audit",
        "create or replace function audit_refuse_change() returns trigger language plpgsql as 'begin return new; end'",
        "drop table audit",
        "delete from audit_head",
        "create table beside (one int)",
        "set role " + owner,
      ]) {
        await expect(database.execute(sql.raw(statement)), statement).rejects.toMatchObject({
          cause: refusal,
        });
      }
      await add();
      const rows = await database.execute(sql`select count(*)::int as count from audit`);
      expect(rows).toMatchObject({ rows: [{ count: 2 }] });
      await database.execute(sql`insert into recurring_job (name, last_started_at) values ('a', now())`);
      await database.execute(sql`delete from recurring_job`);
      // Another server of the installation, which knows no owner.
      await opened(schema, null);
    },
  );

  it("is refused without an owner where the tables are older than the product", async () => {
    await asAdministrator("update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000");
    await expect(opened(null, null)).rejects.toThrow("DATABASE_MIGRATE_URL first");
    await asAdministrator("update drizzle.__drizzle_migrations set created_at = created_at + 1000000000000");
  });

  it("is refused beside an owner whose rights it has", async () => {
    await asAdministrator(`grant ${owner} to ${server}`);
    await expect(opened(null, addressOf(owner))).rejects.toThrow("could change the audit log");
    await asAdministrator(`revoke ${owner} from ${server}`);
  });
});
