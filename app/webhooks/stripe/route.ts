import { publicDoor } from "@/lib/server/identity/public-door";
import { log } from "@/lib/server/log";
import { readBody } from "@/lib/server/read-body";
import { type Reception, receiveStripeEvent } from "@/lib/server/workflows/receive-stripe-event";

export const dynamic = "force-dynamic";

/** More than any event that Stripe sends. */
const bodyBytesMax = 256 * 1024;

/**
 * What Stripe tells us later. Its guard is the signature over the raw body. An answer other than 200 makes
 * Stripe send again, for up to three days: so a fault of ours loses nothing.
 */
export const POST = publicDoor("signed_message", async (request: Request) => {
  const body = await readBody(request, bodyBytesMax);
  if (body === null) return answer(413, "too large");
  const signature = request.headers.get("stripe-signature") ?? "";
  return answerReception(await receiveStripeEvent({ body, signature }));
});

function answerReception(reception: Reception): Response {
  if (reception.kind !== "refused") return answer(200, "ok");
  log().warn({ event: "webhook.refused", reason: reception.why }, "Webhook refused");
  return answer(400, "refused");
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "cache-control": "no-store" } });
}
