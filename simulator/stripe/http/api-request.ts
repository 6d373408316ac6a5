import type { IncomingHttpHeaders } from "node:http";

/** One request to the API as it came over the wire. */
export interface ApiRequest {
  id: string;
  method: string;
  path: string;
  query: string;
  body: string;
  headers: IncomingHttpHeaders;
}

export function header(request: ApiRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The idempotency key counts on POST only. */
export function idempotencyKey(request: ApiRequest): string | null {
  return request.method === "POST" ? header(request, "idempotency-key") : null;
}
