import "server-only";
import { createHash } from "node:crypto";
import type { Operator } from "@/lib/core/operator";
import type { RequestRow } from "@/lib/server/database/request-rows";

/**
 * The number of this person's next attempt on this charge. It follows from the requests there are, so that a
 * reload, the back button and a second tab carry the same one without anything being stored, and a request
 * that was written down makes the next page start a new attempt.
 */
export function attemptId(operator: Operator, chargeId: string, rows: readonly RequestRow[]): string {
  const own = rows.filter(
    ({ requesterIssuer, requesterSubject }) =>
      requesterIssuer === operator.issuer && requesterSubject === operator.subject,
  );
  const parts = ["attempt-1", operator.issuer, operator.subject, chargeId, String(own.length)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
