import "server-only";
import type { WorkerActor } from "@/lib/core/operator";
import type { StripeTrouble } from "@/lib/core/search/search-view";
import { tieOut as compare, isTied, type TieOut } from "@/lib/core/tie-out/tie-out";
import type { TieOutWindow } from "@/lib/core/tie-out/tie-out-window";
import { inTransaction } from "@/lib/server/database/database";
import { followTieOut } from "@/lib/server/database/tie-out-cases";
import { writeTieOut } from "@/lib/server/database/tie-out-rows";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { gatherTieOut } from "./gather-tie-out";
import { lookAtCharge } from "./look-at-charge";
import { neverStopping } from "./stopping";

export type TieOutEnd =
  | { readonly kind: "done"; readonly id: string; readonly result: TieOut }
  | { readonly kind: "trouble"; readonly trouble: StripeTrouble }
  | { readonly kind: "stopped" };

/**
 * Compares our books with Stripe's refunds and Stripe's balance and writes down what came of it. Whatever differs
 * at first is looked at and compared once more: three lists are not read in one moment, and what a lost webhook
 * would have told is no error of the books.
 */
export async function tieOut(
  worker: WorkerActor,
  hands: Hands,
  window: TieOutWindow,
  stopping: AbortSignal = neverStopping,
): Promise<TieOutEnd> {
  let gathered = await gatherTieOut(hands, window);
  if (gathered.kind === "trouble") return gathered;
  let result = compare(gathered.books);
  if (!isTied(result)) {
    for (const chargeId of chargesOf(result)) {
      if (stopping.aborted) return { kind: "stopped" };
      const look = await lookAtCharge(worker, gathered.placeOf(chargeId), hands);
      if (look === "trouble") return notLookedAt(chargeId);
    }
    gathered = await gatherTieOut(hands, window);
    if (gathered.kind === "trouble") return gathered;
    result = compare(gathered.books);
  }
  await point("tie-out:gathered");
  return { kind: "done", result, id: await writeDown(worker, hands, window, result) };
}

/** What could not be looked at may be on its way: called unexplained, it would alarm people over nothing. */
function notLookedAt(chargeId: string): TieOutEnd {
  const message = `The books differ from Stripe’s about ${chargeId}, which could not be looked at just now.`;
  return { kind: "trouble", trouble: { kind: "unreachable", message, requestId: null } };
}

function chargesOf({ differences }: TieOut): Set<string> {
  return new Set(differences.flatMap(({ chargeId }) => chargeId ?? []));
}

async function writeDown(
  worker: WorkerActor,
  { database, clock, newNumber, livemode }: Hands,
  window: TieOutWindow,
  result: TieOut,
): Promise<string> {
  const id = `tie_${newNumber()}`;
  await inTransaction(database, async (transaction) => {
    const at = clock.now();
    const done = { id, livemode, window, result };
    await followTieOut(transaction, worker, at, `case_${newNumber()}`, done);
    await writeTieOut(transaction, worker, at, done);
    await point("tie-out:written");
  });
  return id;
}
