// A program for tests: opens the embedded database in the folder named on the command line, tells what is
// there, then commits a charge and its audit entry again and again and tells of each commit once it is done.
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { setImmediate as othersTurn } from "node:timers/promises";
import { appendAudit } from "./append-audit";
import { chargeLedger } from "./charge-tables";
import { inTransaction } from "./database";
import { openEmbedded } from "./open-embedded";

const stdout = 1;
const worker = { kind: "worker", name: "committer" } as const;
const { database } = await openEmbedded(process.argv[2] ?? "");
const found = await database.select({ id: chargeLedger.chargeId }).from(chargeLedger);
writeSync(stdout, `opened ${found.map(({ id }) => id).join(",")}\n`);
for (;;) {
  writeSync(stdout, `committed ${await commitOne()}\n`);
  // The embedded database never waits for the event loop by itself, and who asks for the holder needs it.
  await othersTurn();
}

async function commitOne(): Promise<string> {
  const chargeId = `ch_${randomBytes(6).toString("hex")}`;
  const at = new Date();
  await inTransaction(database, async (transaction) => {
    const seen = { livemode: false, currency: "eur", capturedMinor: 1n, lastSeenAt: at };
    await transaction.insert(chargeLedger).values({ chargeId, ...seen });
    await appendAudit(transaction, worker, at, [{ event: "charge.seen", object: chargeId, facts: {} }]);
  });
  return chargeId;
}
