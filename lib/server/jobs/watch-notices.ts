import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimJob, endJob } from "@/lib/server/database/recurring-jobs";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { readTroublesWith } from "@/lib/server/reads/notices";

/** While it lasts, the log says so once an hour, and in one of several servers. */
const terms = { name: "watch-notices", everyMilliseconds: 3_600_000, leaseMilliseconds: 60_000 };

/** Raises an error in the log while notices keep failing: then people wait for each other and nobody hears of it. */
export async function watchNotices(worker: WorkerActor, hands: Hands): Promise<void> {
  const troubles = await readTroublesWith(worker, hands);
  if (troubles.length === 0) return;
  if ((await claimJob(hands.database, terms, hands.clock.now())) === null) return;
  for (const { channel, since, notices, fault } of troubles) {
    log().error({ channel, since, notices, fault }, "notices keep failing");
  }
  await endJob(hands.database, terms.name, hands.clock.now(), null);
}
