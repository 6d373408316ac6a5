import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header: HMAC-SHA256 of `timestamp.payload`, as Stripe's webhook page describes it. */
export function signWebhook(payload: string, secret: string, atSeconds: number): string {
  const signature = createHmac("sha256", secret).update(`${atSeconds}.${payload}`).digest("hex");
  return `t=${atSeconds},v1=${signature}`;
}
