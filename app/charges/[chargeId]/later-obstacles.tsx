import { Suspense } from "react";
import { LaterLinesAwaited, ObstacleLines } from "@/components/charge/obstacle-list";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { Operator } from "@/lib/core/operator";
import { readChargeChecks, rememberedChecks } from "@/lib/server/reads/charge-checks";

type Asking = { operator: Operator; view: ChargeView };

/**
 * What more looks at Stripe say about a payment that can be refunded, or that was only tried; the page does not wait for them,
 * unless somebody without script has asked it to, at `address`.
 */
export function LaterObstacles(props: Asking & { isAwaited: boolean; address: string }) {
  const { isAwaited, address, ...asking } = props;
  const { operator, view } = asking;
  if (view.form === null && view.charge.status !== "failed") return null;
  const known = rememberedChecks(operator, view);
  if (known.kind === "remembered") return <ObstacleLines obstacles={known.obstacles} />;
  if (isAwaited) return <Asked {...asking} />;
  // A new one each time: a refresh would wait for the answers to come into the old one, figures and all.
  return (
    <Suspense key={known.look} fallback={<LaterLinesAwaited address={address} />}>
      <Asked {...asking} />
    </Suspense>
  );
}

async function Asked({ operator, view }: Asking) {
  return <ObstacleLines obstacles={await readChargeChecks(operator, view)} />;
}
