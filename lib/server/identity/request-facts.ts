import "server-only";
import { requestId } from "./request-id";

const longestAddress = 100;

/** What the log keeps of any request. The address is what a gateway wrote and proves nothing. */
export function requestFacts(headers: Pick<Headers, "get">): {
  requestId: string;
  forwardedFor: string | null;
} {
  return {
    requestId: requestId(headers),
    forwardedFor: headers.get("x-forwarded-for")?.slice(0, longestAddress) ?? null,
  };
}
