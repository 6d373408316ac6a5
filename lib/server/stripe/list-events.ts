import "server-only";
import type { Stripe } from "stripe";
import { eventTypes } from "@/lib/core/stripe/stripe-event";
import { type Asked, ask } from "./ask";

const readOptions = { timeout: 10_000 };
const pagesMax = 200;

/** Events as their raw bodies, newest first, and whether older ones were left out. */
export type EventList = { readonly bodies: readonly unknown[]; readonly isCutOff: boolean };

/** Every awaited event since an instant, whether its webhook arrived or not. Stripe keeps events for 30 days. */
export async function listEventsSince(stripe: Stripe, since: Date): Promise<Asked<EventList>> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const bodies: { readonly id: string }[] = [];
  for (let page = 0; page < pagesMax; page += 1) {
    const after = bodies.at(-1)?.id;
    const query = {
      created,
      types: [...eventTypes],
      limit: 100,
      ...(after ? { starting_after: after } : {}),
    };
    const asked = await ask(
      () => stripe.events.list(query, readOptions),
      (list) => list,
    );
    if (asked.kind !== "found") return asked;
    bodies.push(...asked.value.data);
    if (!asked.value.has_more) return { ...asked, value: { bodies, isCutOff: false } };
  }
  return { kind: "found", value: { bodies, isCutOff: true }, seenAt: since };
}
