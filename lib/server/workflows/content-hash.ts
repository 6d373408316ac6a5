import "server-only";
import { createHash } from "node:crypto";
import type { RefundRequest } from "@/lib/core/refund/refund-request";
import { canonicalJson } from "@/lib/server/canonical-json";

/**
 * SHA-256 over what is asked, without the attempt and the figures seen: the same wish gives the same hash. Nor
 * does the sentence count that was given for going on: without it the wish was refused and has no row, and a
 * form that is sent once more without it, from a second tab, still means the refund that was made with it.
 */
export function contentHash(request: RefundRequest): string {
  const { attemptId: _attempt, seenLeft: _seen, repeat: _repeat, ...rest } = request;
  const { calculation, connectedAccount, byPaymentIntent, ...always } = rest;
  // Left out where there is none: so it has been since before amounts could be worked out, before direct charges, and
  // before a refund could name its payment intent.
  const asked = {
    ...always,
    ...(calculation === null ? {} : { calculation }),
    ...(connectedAccount === null ? {} : { connectedAccount }),
    ...(byPaymentIntent ? { byPaymentIntent } : {}),
  };
  return createHash("sha256").update(canonicalJson(asked)).digest("hex");
}
