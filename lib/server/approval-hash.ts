import "server-only";
import { createHash } from "node:crypto";
import type { ApprovalFacts } from "@/lib/core/approval/approval-facts";
import type { Calculation } from "@/lib/core/calculation/calculation";
import type { KeptOverLimit } from "@/lib/core/limits/kept-over-limit";
import { canonicalJson } from "./canonical-json";

/** All of a request that a second person agrees to. */
export type HashedRequest = {
  readonly id: string;
  readonly chargeId: string;
  readonly contentHash: string;
  readonly extent: "whole" | "part";
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reason: string | null;
  readonly reasonLabel: string | null;
  readonly ticket: string;
  readonly note: string;
  readonly repeatNote: string | null;
  readonly requesterIssuer: string;
  readonly requesterSubject: string;
  readonly overLimits: readonly KeptOverLimit[] | null;
  readonly question: string | null;
  readonly answer: string | null;
  readonly calculation: Calculation | null;
};

/** SHA-256 over the content and the figures that somebody saw: an approval holds for just these. */
export function approvalHash(request: HashedRequest, facts: ApprovalFacts): string {
  const { id, chargeId, contentHash, extent, amountMinor, currency, reason, reasonLabel, ticket } = request;
  const { note, repeatNote, requesterIssuer, requesterSubject, overLimits, question, answer } = request;
  const asked = { id, chargeId, contentHash, extent, amountMinor, currency, reason, reasonLabel, ticket };
  const told = { note, repeatNote, requesterIssuer, requesterSubject, overLimits, question, answer };
  // Left out where there is none, as in every hash from before amounts could be worked out.
  const worked = request.calculation === null ? [] : [request.calculation];
  return createHash("sha256")
    .update(canonicalJson(["approval-1", asked, told, facts, ...worked]))
    .digest("hex");
}
