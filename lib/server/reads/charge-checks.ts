import "server-only";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { checkObstacles } from "@/lib/core/charge/check-obstacles";
import type { Obstacle } from "@/lib/core/charge/obstacle";
import type { Operator } from "@/lib/core/operator";
import { hands } from "@/lib/server/hands";
import { gatherChargeChecks } from "@/lib/server/stripe/charge-checks";

/** What else matters before a refund; nothing that Stripe does or leaves undone can fail the page. */
export async function readChargeChecks(_operator: Operator, view: ChargeView): Promise<Obstacle[]> {
  const { stripe } = await hands();
  return checkObstacles(view, await gatherChargeChecks(stripe, view.charge));
}
