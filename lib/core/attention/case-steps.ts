import type { RefundState, UnknownMode } from "@/lib/core/refund/refund-ledger";
import type { AttentionKind } from "./attention-case";

/** Where a request stands, as far as it shows whether somebody is needed. */
export type Standing = {
  readonly state: RefundState;
  readonly unknownMode: UnknownMode | null;
  readonly refundId: string | null;
};

/** The kinds that follow from where a request stands; the others are found by looking at something else. */
export type StandingKind = Extract<
  AttentionKind,
  "refund_failed" | "refund_canceled" | "customer_must_act" | "outcome_unknown"
>;

export type CaseSteps = { readonly opens: StandingKind | null; readonly settles: StandingKind | null };

/** Which cases a step of a request opens and closes: where it stands decides, not how it came there. */
export function caseSteps(before: Standing, after: Standing): CaseSteps {
  const was = standingKind(before);
  const is = standingKind(after);
  return was === is ? { opens: null, settles: null } : { opens: is, settles: was };
}

/**
 * The kind of case that a request calls for; null while nobody is needed. A request that ended without any
 * refund was refused when it was sent: whoever sent it was told so at the form.
 */
export function standingKind({ state, unknownMode, refundId }: Standing): StandingKind | null {
  if (state === "requires_action") return "customer_must_act";
  if (state === "unknown") return unknownMode === "review" ? "outcome_unknown" : null;
  if (refundId === null) return null;
  if (state === "failed") return "refund_failed";
  return state === "canceled" ? "refund_canceled" : null;
}
