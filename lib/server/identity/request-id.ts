import "server-only";
import { randomUUID } from "node:crypto";

export const requestIdHeader = "x-request-id";

/** The id under which the log knows a request. One of another shape could be made up to confuse the log. */
export function requestId(headers: Pick<Headers, "get">): string {
  const given = headers.get(requestIdHeader);
  return given !== null && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
}
