import "server-only";
import { randomUUID } from "node:crypto";
import type { ChargeChecks } from "@/lib/core/charge/charge-checks";
import type { ChargeView } from "@/lib/core/charge/charge-view";
import { checkObstacles } from "@/lib/core/charge/check-obstacles";
import type { Obstacle } from "@/lib/core/charge/obstacle";
import type { Operator } from "@/lib/core/operator";
import { hands } from "@/lib/server/hands";
import { oncePerAccount } from "@/lib/server/once-per-account";
import { gatherChargeChecks } from "@/lib/server/stripe/charge-checks";
import { onAccount } from "@/lib/server/stripe/on-account";

/** An open page is refreshed often; so long its answers are taken as they were, while nothing went back. */
const rememberedMilliseconds = 30_000;
const rememberedMax = 500;

type Remembered = { readonly checks: ChargeChecks; readonly at: number };

/** What else matters before a refund; nothing that Stripe does or leaves undone can fail the page. */
export async function readChargeChecks(_operator: Operator, view: ChargeView): Promise<Obstacle[]> {
  const { stripe } = onAccount(await hands(), view.charge.connectedAccount);
  const checks = await gatherChargeChecks(stripe, view.charge);
  remember(view, checks);
  return checkObstacles(view, checks);
}

/** What is known at once, as it was asked for a moment ago; otherwise a number for the look that is to come. */
export type KnownChecks =
  | { readonly kind: "remembered"; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: "to_ask"; readonly look: string };

export function rememberedChecks(_operator: Operator, view: ChargeView): KnownChecks {
  const known = memory().get(keyOf(view));
  if (known === undefined || performance.now() - known.at > rememberedMilliseconds) {
    return { kind: "to_ask", look: randomUUID() };
  }
  return { kind: "remembered", obstacles: checkObstacles(view, known.checks) };
}

function memory(): Map<string, Remembered> {
  return oncePerAccount("charge-checks", () => new Map<string, Remembered>());
}

/** Whatever went back changes what is left, and with it the warnings and the balance. */
function keyOf({ charge, figures }: ChargeView): string {
  return `${charge.id} ${figures.leftMinor}`;
}

/** An answer that is not there is asked for again. */
function remember(view: ChargeView, checks: ChargeChecks): void {
  if (Object.values(checks).some(({ kind }) => kind === "unseen")) return;
  const known = memory();
  known.delete(keyOf(view));
  known.set(keyOf(view), { checks, at: performance.now() });
  const [oldest] = known.keys();
  if (known.size > rememberedMax && oldest !== undefined) known.delete(oldest);
}
