import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chargeLedger } from "./charge-tables";
import { claimDue } from "./claim-due";
import { DirectoryHeldError, holdDirectory } from "./hold-directory";
import { openEmbedded } from "./open-embedded";
import { refundRequest } from "./tables";
import { readChain, tornCharges } from "./test-chain";
import { aRequestRow, ownFolder } from "./test-database";

const program = fileURLToPath(new URL("./test-committer.ts", import.meta.url));
const running = new Set<ChildProcess>();
let folder: string;

beforeEach(async () => {
  folder = await ownFolder();
});
afterEach(async () => {
  await Promise.all([...running].map(end));
  await rm(folder, { recursive: true });
});

/** Another process with the folder open, and the lines that it writes. */
function openElsewhere() {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

async function nextLine({ lines }: ReturnType<typeof openElsewhere>): Promise<string> {
  const { value } = await lines.next();
  return value ?? "";
}

/** As the kernel ends a process when memory runs out: it cannot tidy anything up. */
async function end(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("a data folder", () => {
  it("is refused to a second process, which is told who has it, and free again once that one is killed", async () => {
    const elsewhere = openElsewhere();
    expect(await nextLine(elsewhere)).toBe("opened ");
    const refusal = await openEmbedded(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DirectoryHeldError);
    expect(String(refusal)).toContain(`${folder} is in use by process ${elsewhere.child.pid}.`);
    await end(elsewhere.child);
    const open = await openEmbedded(folder);
    await open.close();
  });

  it("is refused, without waiting for ever, while its holder is stopped in a terminal", async () => {
    const elsewhere = openElsewhere();
    await nextLine(elsewhere);
    elsewhere.child.kill("SIGSTOP");
    await expect(holdDirectory(folder)).rejects.toThrow("in use by a process that does not answer");
  });

  it("is refused to a second opener in the same process, and free after it is closed", async () => {
    const first = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow(`in use by process ${process.pid}.`);
    await first.close();
    const second = await openEmbedded(folder);
    await second.close();
  });

  it("is not held after it could not be opened", async () => {
    await writeFile(join(folder, "PG_VERSION"), "9.6\n");
    await expect(openEmbedded(folder)).rejects.not.toBeInstanceOf(DirectoryHeldError);
    const release = await holdDirectory(folder);
    await release();
  });
});

describe("a process that is gone", () => {
  it("holds no request back: what it had claimed is due at once for whoever opens the folder next", async () => {
    const before = await openEmbedded(folder);
    const now = new Date();
    const row = aRequestRow({ nextAt: inAnHour(now), leaseUntil: inAnHour(now) });
    await before.database.insert(chargeLedger).values(aChargeRow(row.chargeId));
    await before.database.insert(refundRequest).values(row);
    await before.close();
    const after = await openEmbedded(folder);
    const worker = { name: "next", livemode: false };
    const claimed = await claimDue(after.database, worker, new Date(), 30_000);
    await after.close();
    expect(claimed?.id).toBe(row.id);
  });
});

function inAnHour(now: Date): Date {
  return new Date(now.getTime() + 3_600_000);
}

function aChargeRow(chargeId: string): typeof chargeLedger.$inferInsert {
  return { chargeId, livemode: false, currency: "eur", capturedMinor: 5_000n, lastSeenAt: new Date() };
}

describe("a process killed at any moment", () => {
  it("loses no commit that it told of, tears none, and leaves a whole audit chain", {
    timeout: 300_000,
  }, async () => {
    const told: string[] = [];
    for (let round = 1; round <= 4; round += 1) {
      const elsewhere = openElsewhere();
      const opened = (await nextLine(elsewhere)).slice("opened ".length).split(",");
      expect(told.filter((id) => !opened.includes(id))).toEqual([]);
      // Each round is killed after other commits, so at another moment of the next one.
      for (let commits = 0; commits < round * 3; commits += 1) told.push(await committed(elsewhere));
      const ended = end(elsewhere.child);
      for await (const line of { [Symbol.asyncIterator]: () => elsewhere.lines }) told.push(idOf(line));
      await ended;
    }
    const { database, close } = await openEmbedded(folder);
    const { objects, faults } = await readChain(database);
    const torn = await tornCharges(database);
    await close();
    expect(torn).toEqual([]);
    expect(told.length).toBeGreaterThanOrEqual(30);
    expect(told.filter((id) => !objects.includes(id))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

async function committed(elsewhere: ReturnType<typeof openElsewhere>): Promise<string> {
  return idOf(await nextLine(elsewhere));
}

function idOf(line: string): string {
  const id = /^committed (ch_[0-9a-f]{12})$/.exec(line)?.[1];
  if (id === undefined) throw new Error(`the other process wrote: ${line}`);
  return id;
}
