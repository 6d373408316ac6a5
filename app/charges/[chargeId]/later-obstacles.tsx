import { Suspense } from "react";
import { LaterLinesAwaited, ObstacleLines } from "@/components/charge/obstacle-list";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { Operator } from "@/lib/core/operator";
import { readChargeChecks } from "@/lib/server/reads/charge-checks";

type Asking = { operator: Operator; view: ChargeView };

/**
 * What three more looks at Stripe say about a payment that can be refunded; the page does not wait for them,
 * unless somebody without script has asked it to.
 */
export function LaterObstacles({ isAwaited, ...asking }: Asking & { isAwaited: boolean }) {
  if (asking.view.form === null) return null;
  if (isAwaited) return <Asked {...asking} />;
  return (
    <Suspense fallback={<LaterLinesAwaited address={`/charges/${asking.view.charge.id}?checks=now`} />}>
      <Asked {...asking} />
    </Suspense>
  );
}

async function Asked({ operator, view }: Asking) {
  return <ObstacleLines obstacles={await readChargeChecks(operator, view)} />;
}
