import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import type { OpenDatabase } from "./database";
import { openEmbedded } from "./open-embedded";
import { openPostgres } from "./open-postgres";
import type { NewRequestRow } from "./request-rows";
import { createServerDatabase, serverUrl } from "./test-server-database";

/** The databases that suites run on; Postgres only where the run has started one. */
export const databases = ["embedded", "postgres"] as const;
export type DatabaseKind = (typeof databases)[number];

// Node's own copy of a folder takes a second of its thread for these thousand files.
const run = promisify(execFile);

export function isAvailable(kind: DatabaseKind): boolean {
  return kind === "embedded" || serverUrl !== undefined;
}

/** A database with all tables and no rows for one suite; `close` throws it away. */
export async function openOwnDatabase(kind: DatabaseKind): Promise<OpenDatabase> {
  const { open, discard } = kind === "embedded" ? await inOwnFolder() : await onOwnServerDatabase();
  const close = async () => {
    await open.close();
    await discard();
  };
  return { database: open.database, close };
}

/** A folder with an embedded database that has all tables and no rows. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "refund-console-database-"));
  await run("cp", ["-R", `${inject("embeddedTemplate")}/.`, folder]);
  return folder;
}

async function inOwnFolder() {
  const directory = await ownFolder();
  return { open: await openEmbedded(directory), discard: () => rm(directory, { recursive: true }) };
}

async function onOwnServerDatabase() {
  const { url, discard } = await createServerDatabase(inject("postgresTemplate"));
  return { open: await openPostgres(url), discard };
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
