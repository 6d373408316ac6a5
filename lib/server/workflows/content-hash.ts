import "server-only";
import { createHash } from "node:crypto";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { canonicalJson } from "@/lib/server/canonical-json";

/** SHA-256 over what is asked, without the attempt and the figures seen: the same wish gives the same hash. */
export function contentHash(request: RefundRequest): string {
  const { attemptId: _attempt, seenLeft: _seen, ...asked } = request;
  return createHash("sha256").update(canonicalJson(asked)).digest("hex");
}
