import { hasRightClocks } from "./weather";
import type { World } from "./world";

/** The product logs what it survives; what the harness did not cause is a defect. */
export function hearTheLog(world: World): void {
  const error = (facts: LoggedFacts, text: string) => {
    if (!isExpected(facts, world)) world.noteError(facts.err ?? new Error(JSON.stringify(facts)), text);
  };
  const slots: Record<symbol, unknown> = globalThis;
  slots[Symbol.for("refund-console.log")] = { error, warn: error, info: () => undefined };
}

type LoggedFacts = {
  readonly err?: unknown;
  readonly chargeId?: string;
  readonly skewMilliseconds?: number;
  readonly trouble?: unknown;
  readonly connectedAccount?: string | null;
};

/** A wrong clock, a stray refund and a lost row are told as errors: that is the product's duty where there was one. */
function isExpected(
  { err, chargeId, skewMilliseconds, trouble, connectedAccount }: LoggedFacts,
  { strays, restored, weather }: World,
): boolean {
  if (err !== undefined) return false;
  // That Stripe did not answer is weather as well.
  if (trouble !== undefined) return true;
  // A webhook that names another account is told, and nothing else names one here.
  if (connectedAccount !== undefined) return weather.webhooks.strangeShare > 0;
  if (skewMilliseconds !== undefined) return !hasRightClocks(weather);
  return chargeId !== undefined && (strays.size > 0 || restored !== null);
}
