import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { OpenDatabase } from "./database";
import { openEmbedded } from "./open-embedded";
import { openPostgres } from "./open-postgres";
import type { NewRequestRow } from "./request-rows";

/** The databases that suites run on; Postgres only where the run has started one. */
export const databases = ["embedded", "postgres"] as const;
export type DatabaseKind = (typeof databases)[number];

const serverUrl = process.env.TEST_POSTGRES_URL;

export function isAvailable(kind: DatabaseKind): boolean {
  return kind === "embedded" || serverUrl !== undefined;
}

/** An empty database for one suite; `close` throws it away. */
export async function openOwnDatabase(kind: DatabaseKind): Promise<OpenDatabase> {
  const { open, discard } = kind === "embedded" ? await inOwnFolder() : await onOwnServerDatabase();
  const close = async () => {
    await open.close();
    await discard();
  };
  return { database: open.database, close };
}

export function ownFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "refund-console-database-"));
}

async function inOwnFolder() {
  const directory = await ownFolder();
  return { open: await openEmbedded(directory), discard: () => rm(directory, { recursive: true }) };
}

async function onOwnServerDatabase() {
  const { url, discard } = await createServerDatabase();
  return { open: await openPostgres(url), discard };
}

/** A database without any tables on the test run's Postgres server. */
export async function createServerDatabase(): Promise<{ url: string; discard: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl ?? "");
  url.pathname = `/${name}`;
  return { url: url.href, discard: () => onServer(`drop database ${name} with (force)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A request as it is written before its first send; every call is another attempt. */
export function aRequestRow(change: Partial<NewRequestRow> = {}): NewRequestRow {
  const number = randomBytes(16).toString("hex");
  const at = new Date("2026-11-22T12:00:00Z");
  return {
    id: `rq_${number}`,
    chargeId: "ch_1",
    livemode: false,
    extent: "part",
    amountMinor: 100n,
    currency: "eur",
    reason: null,
    ticket: "",
    note: "",
    metadata: {},
    reverseTransfer: false,
    refundApplicationFee: false,
    requesterIssuer: "https://identity.example",
    requesterSubject: "ana",
    requesterName: "Ana",
    attemptId: number,
    contentHash: "",
    state: "submitting",
    idempotencyKey: `rd1:test:rq_${number}:0`,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}
