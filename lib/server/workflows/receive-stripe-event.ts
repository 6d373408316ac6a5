import "server-only";
import { createHash } from "node:crypto";
import { readStripeEvent } from "@/lib/core/stripe/stripe-event";
import { keepEvent } from "@/lib/server/database/event-rows";
import { environment } from "@/lib/server/environment";
import { type Hands, hands } from "@/lib/server/hands";
import { point } from "@/lib/server/point";
import { verifyEvent } from "@/lib/server/stripe/verify-event";

export type Delivery = { readonly body: string; readonly signature: string };

/** `kept` and `beside` are answered with 200: Stripe need not send them again. */
export type Reception =
  | { readonly kind: "kept"; readonly isNew: boolean }
  | { readonly kind: "beside"; readonly why: string }
  | { readonly kind: "refused"; readonly why: "signature" | "shape" | "mode" };

/**
 * Takes a webhook in. It is only a hint: it lies in the inbox until the worker has looked at the charge, and
 * what it says of amounts or states is never believed.
 */
export async function receiveStripeEvent(delivery: Delivery): Promise<Reception> {
  return receiveStripeEventWith(await hands(), delivery, environment().stripe.webhookSecrets);
}

/** The same with given hands and secrets. */
export async function receiveStripeEventWith(
  { stripe, database, clock, livemode }: Hands,
  delivery: Delivery,
  secrets: readonly string[],
): Promise<Reception> {
  await point("webhook:arrived");
  const now = clock.now();
  const verified = verifyEvent(stripe, delivery, secrets, now);
  if (verified.kind === "false") return { kind: "refused", why: "signature" };
  const reading = readStripeEvent(verified.body, livemode);
  if (reading.kind !== "hint") return reading;
  await point("webhook:verified");
  const sha256 = createHash("sha256").update(delivery.body).digest("hex");
  const isNew = await keepEvent(database, reading.hint, sha256, now);
  await point("webhook:kept");
  return { kind: "kept", isNew };
}
