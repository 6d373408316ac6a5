import type { RefundStatus } from "@/lib/core/charge/charge";

/** The life of a refund request. One table; every question about a state derives from it. */
export const refundStates = [
  "awaiting_approval",
  "returned",
  "held",
  "approved",
  "submitting",
  "unknown",
  "pending",
  "requires_action",
  "succeeded",
  "failed",
  "canceled",
  "rejected",
  "expired",
  "withdrawn",
] as const;
export type RefundState = (typeof refundStates)[number];

/** Where an unknown outcome stands: sent again under the same key, only watched, or waiting for people. */
export type UnknownMode = "retry" | "watch" | "review";

/** What a state does to the charge's row: money set aside, money moved, or neither. */
export type LedgerColumn = "reserved" | "posted" | null;

const steps: Record<RefundState, readonly RefundState[]> = {
  awaiting_approval: ["approved", "returned", "rejected", "expired", "withdrawn"],
  // Sent back to its author with a question; the answer puts it before a second person again.
  returned: ["awaiting_approval", "expired", "withdrawn"],
  // Within the limits, and held back for as long as its author's role may still undo it.
  held: ["submitting", "withdrawn"],
  approved: ["submitting", "awaiting_approval", "withdrawn"],
  submitting: ["unknown", "pending", "requires_action", "succeeded", "failed", "canceled"],
  unknown: ["unknown", "submitting", "pending", "requires_action", "succeeded", "failed", "canceled"],
  pending: ["requires_action", "succeeded", "failed", "canceled"],
  requires_action: ["pending", "succeeded", "failed", "canceled"],
  // The bank can still return a refund that Stripe called done, and the Dashboard can cancel one for a while.
  succeeded: ["failed", "canceled"],
  failed: [],
  canceled: [],
  rejected: [],
  expired: [],
  withdrawn: [],
};

const column: Record<RefundState, LedgerColumn> = {
  awaiting_approval: "reserved",
  returned: "reserved",
  held: "reserved",
  approved: "reserved",
  submitting: "reserved",
  unknown: "reserved",
  pending: "posted",
  requires_action: "posted",
  succeeded: "posted",
  failed: null,
  canceled: null,
  rejected: null,
  expired: null,
  withdrawn: null,
};

/** The states a request may start in. */
export const firstStates: readonly RefundState[] = ["awaiting_approval", "held", "approved"];

/** Where a request stands, as far as it decides which step may come next. */
export type Standing = {
  readonly state: RefundState;
  readonly unknownMode: UnknownMode | null;
  readonly generation: number;
};

export function isLegalStep(from: RefundState, to: RefundState): boolean {
  return steps[from].includes(to);
}

/**
 * The table with its guards: only from its review does an unknown request get a new key, only with one is it sent
 * anew, and whoever watches or reviews is never overruled by an answer that comes late.
 */
export function isLegalChange(from: Standing, to: Standing): boolean {
  if (!isLegalStep(from.state, to.state)) return false;
  if ((to.state === "unknown") !== (to.unknownMode !== null)) return false;
  if (from.state === "unknown" && to.state === "submitting") {
    return from.unknownMode === "review" && to.generation === from.generation + 1;
  }
  return to.generation === from.generation && to.unknownMode === laterMode(from.unknownMode, to.unknownMode);
}

/** @throws Error when the table does not know the step: a bug, never an answer to a person. */
export function assertLegalStep(from: Standing, to: Standing): void {
  if (isLegalChange(from, to)) return;
  throw new Error(`illegal step of a refund request: ${inWords(from)} -> ${inWords(to)}`);
}

function inWords({ state, unknownMode, generation }: Standing): string {
  return `${state}${unknownMode === null ? "" : ` (${unknownMode})`}, key ${generation}`;
}

const modes = ["retry", "watch", "review"] as const satisfies readonly UnknownMode[];

/** Of two modes of an unknown request the one that does less by itself; null when the second one is none. */
export function laterMode(standing: UnknownMode | null, judged: UnknownMode): UnknownMode;
export function laterMode(standing: UnknownMode | null, judged: UnknownMode | null): UnknownMode | null;
export function laterMode(standing: UnknownMode | null, judged: UnknownMode | null): UnknownMode | null {
  if (standing === null || judged === null) return judged;
  return modes.indexOf(standing) > modes.indexOf(judged) ? standing : judged;
}

export function ledgerColumn(state: RefundState): LedgerColumn {
  return column[state];
}

/** The states in which money is set aside or has moved. */
export const standingStates: readonly RefundState[] = refundStates.filter((state) => column[state] !== null);

/** Before a second person, or sent back by one: nothing is sent, and 72 hours later it lapses. */
export function isWaiting(state: RefundState): boolean {
  return state === "awaiting_approval" || state === "returned";
}

/** True while the request may still change by itself or by somebody's act. */
export function isOpen(state: RefundState): boolean {
  return steps[state].length > 0 && state !== "succeeded";
}

/** True when Stripe may have been called and no answer is proven yet. */
export function isInFlight(state: RefundState): boolean {
  return state === "submitting" || state === "unknown";
}

/** Changes of one charge's row, in minor units; each figure stays at or above zero. */
export type LedgerDelta = { readonly reservedMinor: bigint; readonly postedMinor: bigint };

/**
 * What a step does to the charge's row. `reservedMinor` is what the request set aside, `movedMinor` what
 * Stripe really moved: a whole-charge refund can move less when somebody refunded a part in between.
 */
export function ledgerDelta(
  from: RefundState | null,
  to: RefundState,
  amounts: { readonly reservedMinor: bigint; readonly movedMinor: bigint },
): LedgerDelta {
  const before = heldBy(from, amounts);
  const after = heldBy(to, amounts);
  return {
    reservedMinor: after.reservedMinor - before.reservedMinor,
    postedMinor: after.postedMinor - before.postedMinor,
  };
}

function heldBy(
  state: RefundState | null,
  amounts: { readonly reservedMinor: bigint; readonly movedMinor: bigint },
): LedgerDelta {
  const held = state === null ? null : column[state];
  return {
    reservedMinor: held === "reserved" ? amounts.reservedMinor : 0n,
    postedMinor: held === "posted" ? amounts.movedMinor : 0n,
  };
}

/** Our state for a refund's status at Stripe: the words are the same on purpose. */
export function stateOfStatus(status: RefundStatus): RefundState {
  return status;
}
