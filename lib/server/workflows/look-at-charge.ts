import "server-only";
import type { Actor } from "@/lib/core/operator";
import { seeCharge } from "@/lib/server/database/charge-rows";
import { inTransaction } from "@/lib/server/database/database";
import type { Hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { gatherCharge } from "@/lib/server/stripe/gather-charge";
import { observeRefunds } from "./observe-refunds";

/** `absent`: Stripe does not know the charge. `trouble`: Stripe could not be asked; look again later. */
export type Look = "seen" | "absent" | "trouble";

/** Looks at one charge and brings our books in line with what Stripe shows. Sends nothing. */
export async function lookAtCharge(actor: Actor, chargeId: string, hands: Hands): Promise<Look> {
  const gathered = await gatherCharge(hands.stripe, chargeId);
  await point("look:gathered");
  if (gathered.kind !== "found") return gathered.kind;
  await inTransaction(hands.database, async (transaction) => {
    const at = hands.clock.now();
    await seeCharge(transaction, gathered.value.charge, gathered.seenAt);
    await observeRefunds({ transaction, actor, at, chargeId }, gathered.value);
    await point("look:observed");
  });
  await point("look:committed");
  return "seen";
}
