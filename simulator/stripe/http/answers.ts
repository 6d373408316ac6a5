import { accountOfKey } from "../engine/own-accounts";
import { secretIn } from "./api-key";
import { ApiRefusal, type StripeErrorBody } from "./api-refusal";
import type { ApiRequest } from "./api-request";
import type { Answer } from "./idempotency";

/** Stripe writes its JSON indented. */
export function success(body: object): Answer {
  return { status: 200, body: `${JSON.stringify(body, null, 2)}\n`, headers: {} };
}

/** The error answer: a coded error carries the address of its explanation, every one that of its log entry. */
export function refused(refusal: ApiRefusal, { id, headers }: ApiRequest): Answer {
  const isLive = accountOfKey(secretIn(headers.authorization ?? ""))?.livemode ?? false;
  const error: StripeErrorBody & { doc_url?: string; request_log_url: string } = {
    ...refusal.body,
    ...(refusal.body.code
      ? { doc_url: `https://stripe.com/docs/error-codes/${refusal.body.code.replaceAll("_", "-")}` }
      : {}),
    request_log_url: `https://dashboard.stripe.com/${isLive ? "" : "test/"}logs/${id}`,
  };
  return {
    status: refusal.status,
    body: `${JSON.stringify({ error }, null, 2)}\n`,
    headers: refusal.headers,
  };
}

/** Stripe's own 500: it says nothing about whether the request was executed. */
export function brokenAtStripe(request: ApiRequest): Answer {
  const refusal = new ApiRefusal(500, {
    type: "api_error",
    message: "An unknown error occurred. Please contact support with the request id.",
  });
  return refused(refusal, request);
}
