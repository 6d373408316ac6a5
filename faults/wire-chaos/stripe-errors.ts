import type { Misbehaviour } from "./misbehaviour";
import { rawAnswer } from "./raw-answer";

/** Stripe's own no, with its number and date on it. */
function no(status: number, error: object, headers: Record<string, string> = {}): Misbehaviour {
  return async ({ socket }) => {
    const own = {
      "content-type": "application/json",
      "request-id": "req_hostile",
      date: new Date().toUTCString(),
    };
    const body = JSON.stringify({ error: { message: "No.", ...error } });
    socket.write(rawAnswer({ status, headers: { ...own, ...headers }, body }));
  };
}

/** Refused without being executed: the same key may go out again, or the refund has failed. */
export const refusals = {
  "429 with its reason": no(
    429,
    { type: "invalid_request_error", code: "rate_limit" },
    { "stripe-rate-limited-reason": "global-rate" },
  ),
  "429 without its reason": no(429, { type: "invalid_request_error", code: "rate_limit" }),
  "401": no(401, { type: "invalid_request_error" }),
  "403": no(403, { type: "invalid_request_error" }),
  "400 refused": no(400, { type: "invalid_request_error", code: "charge_disputed" }),
  "402 refused": no(402, { type: "card_error", code: "card_declined" }),
  "404 refused": no(404, { type: "invalid_request_error", code: "resource_missing" }),
  "400 of an unknown type": no(400, { type: "weather_error" }),
  "418": no(418, { type: "invalid_request_error" }),
} as const satisfies Record<string, Misbehaviour>;

/** Stripe says 500 and keeps saying it under this key; whether it executed the request nobody can tell. */
export const storedErrors = {
  "500, not executed": no(500, { type: "api_error" }),
  "500, executed": async (exchange) => {
    await exchange.forward();
    await no(500, { type: "api_error" })(exchange);
  },
} as const satisfies Record<string, Misbehaviour>;
