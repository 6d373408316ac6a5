import "server-only";
import type { ChargePlace } from "@/lib/core/charge/connected-account";
import type { WorkerActor } from "@/lib/core/operator";
import { OtherAccount, seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import type { Hands } from "@/lib/server/hands";
import { log } from "@/lib/server/log";
import { point } from "@/lib/server/point";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { onAccount } from "@/lib/server/stripe/on-account";
import { askWatchingClock } from "@/lib/server/stripe/watch-clock";
import { observeRefunds } from "./observe-refunds";

/** `absent`: Stripe does not know the charge. `trouble`: it could not be looked at; look again later. */
export type Look = "seen" | "absent" | "trouble";

/**
 * Looks at one charge and brings our books in line with what Stripe shows. Sends nothing. Whatever breaks is
 * logged and is trouble with this one charge: it must not keep the others of a round waiting.
 */
export async function lookAtCharge(actor: WorkerActor, place: ChargePlace, hands: Hands): Promise<Look> {
  try {
    return await look(actor, place.chargeId, onAccount(hands, place.connectedAccount));
  } catch (error) {
    if (error instanceof OtherAccount) return tellOtherAccount(place);
    log().error({ err: error, ...place }, "a charge could not be looked at");
    return "trouble";
  }
}

/** A charge that Stripe shows on one account and our books have on another: not to be looked at there again. */
function tellOtherAccount(place: ChargePlace): Look {
  log().error({ ...place }, "a charge was shown on another account than our books have it on");
  return "absent";
}

async function look(actor: WorkerActor, chargeId: string, hands: Hands): Promise<Look> {
  const gathered = await askWatchingClock(hands.clock, () => gatherCharge(hands.stripe, chargeId));
  await point("look:gathered");
  if (gathered.kind !== "found") return gathered.kind;
  // What a transfer brought is no customer's payment: our books hold none of it.
  if (gathered.value.charge.isOfTransfer) return "seen";
  await inTransaction(hands.database, async (transaction) => {
    const at = hands.clock.now();
    const seen = await seeCharge(transaction, gathered.value.charge, gathered.seenAt);
    await observeRefunds({ transaction, actor, at, seen }, gathered.value);
    await point("look:observed");
  });
  await point("look:committed");
  return "seen";
}
