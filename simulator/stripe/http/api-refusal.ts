export type StripeErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** The error object of Stripe's API; a missing code or param is left out, as Stripe does. */
export interface StripeErrorBody {
  type: StripeErrorType;
  message: string;
  code?: string;
  param?: string;
  charge?: string;
  decline_code?: string;
}

/**
 * An answer that says no.
 *
 * Thrown, because wherever it is found it ends the request; caught in one place, `answer-call`.
 */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: StripeErrorBody,
    readonly headers: Record<string, string> = {},
  ) {
    super(body.message);
  }
}

type Details = Omit<StripeErrorBody, "type" | "message">;

/** HTTP 400 of type `invalid_request_error`. */
export function invalidRequest(message: string, details: Details = {}): ApiRefusal {
  return new ApiRefusal(400, { type: "invalid_request_error", message, ...details });
}

/** HTTP 404 `resource_missing`; `param` is the name Stripe gives, which is not always the one sent. */
export function resourceMissing(noun: string, id: string, param: string): ApiRefusal {
  const message = `No such ${noun}: '${id}'`;
  return new ApiRefusal(404, { type: "invalid_request_error", code: "resource_missing", message, param });
}
