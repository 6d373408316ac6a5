import "server-only";
import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Database, OpenDatabase } from "./database";
import { asReadyMadeClient, EmbeddedClient } from "./embedded-client";
import { endClaims } from "./end-claims";
import { holdDirectory } from "./hold-directory";
import { migrationsFolder } from "./migrations-folder";
import { SyncedFileSystem } from "./synced-file-system";

/**
 * Opens the embedded database in a folder. Its default switches fsync off; here every commit reaches the disk.
 * @throws DirectoryHeldError when another process has the folder open: two openers destroy it.
 */
export async function openEmbedded(directory: string): Promise<OpenDatabase> {
  await mkdir(directory, { recursive: true });
  const release = await holdDirectory(directory);
  try {
    const client = await PGlite.create({
      fs: new SyncedFileSystem(directory),
      startParams: syncedStartParameters(),
    });
    return { database: await migrated(client), close: () => closeAndRelease(client, release) };
  } catch (error) {
    await release();
    throw error;
  }
}

async function closeAndRelease(client: PGlite, release: () => Promise<void>): Promise<void> {
  await client.close();
  await release();
}

async function migrated(client: PGlite): Promise<Database> {
  await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  const database = drizzle(asReadyMadeClient(new EmbeddedClient(client)));
  await endClaims(database);
  return database;
}

function syncedStartParameters(): string[] {
  const withoutFsyncOff = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");
  return [...withoutFsyncOff, "-c", "fsync=on", "-c", "wal_sync_method=fsync"];
}
