import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimDue } from "@/lib/server/database/claim-due";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { driveRefund } from "./drive-refund";
import { leaseMilliseconds } from "./lease";

/** One round: every due request once, one after another. A request that breaks is logged and comes again. */
export async function settleDue(worker: WorkerActor, hands: Hands): Promise<void> {
  await point("due:asked");
  const { database, clock, livemode } = hands;
  const claimant = { name: worker.name, livemode };
  const claimed = await claimDue(database, claimant, clock.now(), leaseMilliseconds);
  await point("due:claimed");
  for (const row of claimed) {
    await driveRefund(worker, row, hands).catch((error: unknown) => {
      log().error({ err: error, requestId: row.id }, "a refund request could not be carried on");
    });
    await point("due:driven");
  }
}
