import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import { claimDue } from "@/lib/server/database/claim-due";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { driveRefund } from "./drive-refund";
import { leaseMilliseconds } from "./lease";
import { neverStopping } from "./stopping";

/** Requests of one round: then the worker rests for a moment, and another may have its turn. */
const claimsMax = 20;

/** One round: due requests, one after another, each under a lease of its own. One that breaks is logged and comes again. */
export async function settleDue(
  worker: WorkerActor,
  hands: Hands,
  stopping: AbortSignal = neverStopping,
): Promise<void> {
  const { database, clock, livemode } = hands;
  const claimant = { name: worker.name, livemode };
  for (let claims = 0; claims < claimsMax && !stopping.aborted; claims += 1) {
    await point("due:asked");
    const row = await claimDue(database, claimant, clock.now(), leaseMilliseconds);
    if (row === null) return;
    await point("due:claimed");
    await driveRefund(worker, row, hands).catch((error: unknown) => {
      log().error({ err: error, requestId: row.id }, "a refund request could not be carried on");
    });
    await point("due:driven");
  }
}
