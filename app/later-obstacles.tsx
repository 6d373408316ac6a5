import { Suspense } from "react";
import { LaterLinesAwaited, ObstacleLines } from "@/components/charge/obstacle-list";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import type { Operator } from "@/lib/core/operator";
import { readChargeChecks, rememberedChecks } from "@/lib/server/reads/charge-checks";

type Asking = { operator: Operator; view: ChargeView };

/** Where the page is shown to whoever has no script and asks to wait, and whether somebody there has asked. */
type Place = { address: string; isAwaited: boolean };

/** What more looks at Stripe say about a payment; the page does not wait for them, unless it was asked to. */
export function LaterObstacles({ address, isAwaited, ...asking }: Asking & Place) {
  const { operator, view } = asking;
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
