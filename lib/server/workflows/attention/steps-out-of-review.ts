import "server-only";
import type { ChargeRow } from "@/lib/server/database/charge-rows";
import type { RequestRow } from "@/lib/server/database/request-rows";
import type { RequestStep } from "@/lib/server/database/step-request";
import { keyOf } from "@/lib/server/workflows/key-of";

type Decided = { readonly caseId: string; readonly proposedBy: string | undefined };

/** Two people found that Stripe never carried the request out: it ends, and its amount is free again. */
export function notExecutedStep(decided: Decided): RequestStep {
  return {
    to: "failed",
    change: { hasOpenSend: false, unknownMode: null, nextAt: null, leaseUntil: null },
    facts: { proof: "two people found that it was not executed", ...decided },
  };
}

/**
 * The request goes back to the worker, which looks at Stripe and then sends it under a new key. What the old key
 * was answered with is kept: it may still be carried out, so a refusal of the new one is no proof by itself.
 */
export function sendAnewStep(row: RequestRow, charge: ChargeRow, at: Date, decided: Decided): RequestStep {
  const generation = row.generation + 1;
  const idempotencyKey = keyOf(row, generation);
  // Without a sum Stripe would also take what other requests of ours have set aside since.
  const extent = charge.reservedMinor > row.amountMinor ? "part" : row.extent;
  const sends = { firstSentAt: null, lastSentAt: null, sends: 0, hasOpenSend: true };
  return {
    to: "submitting",
    change: { generation, idempotencyKey, extent, ...sends, unknownMode: null, nextAt: at, leaseUntil: null },
    facts: { generation, idempotencyKey, ...decided },
  };
}
