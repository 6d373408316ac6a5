import "server-only";
import { createHmac } from "node:crypto";
import type { WebhookWay } from "@/lib/server/environment-notices";
import { noticeMark, type OutgoingNotice, type Sent } from "./outgoing-notice";

const patienceMilliseconds = 10_000;

/**
 * Posts a notice as JSON, signed over time and body. It goes to the one configured address, follows no redirect and
 * reads no answer. Whatever is not a plain yes is tried again under the same number.
 */
export async function sendWebhook(
  { address, secrets }: WebhookWay,
  notice: OutgoingNotice,
  now: Date,
): Promise<Sent> {
  const body = JSON.stringify(bodyOf(notice));
  try {
    const answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMilliseconds),
      headers: {
        "content-type": "application/json",
        "user-agent": "refund-console",
        "refund-console-notice": notice.id,
        "refund-console-signature": signatureOf(secrets, body, now),
      },
      body,
    });
    await answer.body?.cancel();
    if (answer.ok) return { kind: "sent", note: null };
    return { kind: "failed", why: `The receiver answered with ${answer.status}.` };
  } catch (error) {
    return { kind: "failed", why: reasonOf(error) };
  }
}

/** `text` is what Slack and its like show: it holds no word that a person typed, so nobody can write links into it. */
function bodyOf({ id, event, at, livemode, account, requestId, caseId, address, ...told }: OutgoingNotice) {
  const { sentence, details, amount } = told;
  return {
    id,
    event: event === "needs_attention" ? "attention.opened" : `refund.${event}`,
    at,
    livemode,
    ...(account !== null && { account }),
    requestId,
    caseId,
    url: address,
    text: `${noticeMark({ livemode, account })}${sentence} ${address}`,
    ...(amount && { amountMinor: amount.amountMinor.toString(), currency: amount.currency }),
    ...details,
  };
}

/**
 * Such as `t=1795413504,v1=5257a8…`: HMAC-SHA256 over `t`, a point and the raw body, once with each secret. Any library
 * that checks Stripe's signatures checks these. Source: docs.stripe.com/webhooks, "Verify webhook signatures manually".
 */
export function signatureOf(secrets: readonly string[], body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const signatures = secrets.map((secret) =>
    createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex"),
  );
  return [`t=${seconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(",");
}

/** Without the address, whose path may be a secret. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "The receiver was not reached.";
  if (error.name === "TimeoutError") return `No answer within ${patienceMilliseconds / 1000} seconds.`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
  return `The receiver was not reached (${code}).`;
}
