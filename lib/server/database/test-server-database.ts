import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** The Postgres server that the run has started, if this machine has one. */
export const serverUrl = process.env.TEST_POSTGRES_URL;

export type ServerDatabase = {
  readonly name: string;
  readonly url: string;
  readonly discard: () => Promise<void>;
};

/** A database on the test run's Postgres server: a copy of another one, or without any tables. */
export async function createServerDatabase(template: string | null): Promise<ServerDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}${template === null ? "" : ` template ${template}`}`);
  const url = new URL(serverUrl ?? "");
  url.pathname = `/${name}`;
  return { name, url: url.href, discard: () => onServer(`drop database ${name} with (force)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
