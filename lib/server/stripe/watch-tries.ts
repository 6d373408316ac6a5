import "server-only";
import type { Stripe } from "stripe";

/** Tries under way, by idempotency key; one listener a client, however many sends run side by side. */
const triesOfClient = new WeakMap<Stripe, Map<string, number>>();

/**
 * Counts how often the SDK puts one send on the wire. It repeats a closed connection once by itself, whatever
 * its settings say, and then the first try may still be on its way to Stripe. `end` gives the count.
 */
export function watchTries(stripe: Stripe, idempotencyKey: string): { readonly end: () => number } {
  const tries = triesOf(stripe);
  tries.set(idempotencyKey, 0);
  return {
    end: () => {
      const count = tries.get(idempotencyKey) ?? 0;
      tries.delete(idempotencyKey);
      return count;
    },
  };
}

function triesOf(stripe: Stripe): Map<string, number> {
  const known = triesOfClient.get(stripe);
  if (known) return known;
  const tries = new Map<string, number>();
  triesOfClient.set(stripe, tries);
  stripe.on("request", ({ idempotency_key: key }: Stripe.RequestEvent) => {
    const count = key === undefined ? undefined : tries.get(key);
    if (key !== undefined && count !== undefined) tries.set(key, count + 1);
  });
  return tries;
}
