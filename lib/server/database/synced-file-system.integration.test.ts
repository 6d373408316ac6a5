import { fsyncSync } from "node:fs";
import { rm } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { findCharge } from "./charge-rows";
import { chargeLedger } from "./charge-tables";
import { inTransaction } from "./database";
import { openEmbedded } from "./open-embedded";
import { ownFolder } from "./test-database";

vi.mock("node:fs", { spy: true });

it("takes every commit to the disk before it is told, and nothing for a read", async () => {
  const folder = await ownFolder();
  const { database, close } = await openEmbedded(folder);
  const settings = await database.execute(sql`select current_setting('fsync') as fsync`);
  expect(settings).toMatchObject({ rows: [{ fsync: "on" }] });
  for (const chargeId of ["ch_1", "ch_2", "ch_3", "ch_4", "ch_5"]) {
    vi.mocked(fsyncSync).mockClear();
    const seen = { livemode: false, currency: "eur", capturedMinor: 1n, lastSeenAt: new Date(0) };
    await inTransaction(database, (transaction) =>
      transaction.insert(chargeLedger).values({ chargeId, ...seen }),
    );
    expect(fsyncSync).toHaveBeenCalled();
  }
  vi.mocked(fsyncSync).mockClear();
  expect(await findCharge(database, "ch_5")).toMatchObject({ chargeId: "ch_5" });
  expect(fsyncSync).not.toHaveBeenCalled();
  await close();
  await rm(folder, { recursive: true });
});
