import type { Money } from "@/lib/core/money/money";
import type { StripeReason } from "@/lib/core/refund/refund-request";

/** A refund that was asked for can be confirmed for so long, in milliseconds. */
export const draftLifeMilliseconds = 10 * 60_000;

/** A confirmation can be used for so long, in milliseconds. */
export const proofLifeMilliseconds = 5 * 60_000;

/** Why the provider's answer proves nothing. */
export const stepUpFaults = [
  "not_asked",
  "other_person",
  "no_time",
  "old_sign_in",
  "no_second_factor",
] as const;
export type StepUpFault = (typeof stepUpFaults)[number];

/** Where a refund stands that waits for its author's second factor. */
export type StepUpStanding = {
  readonly askedAt: Date;
  readonly provedAt: Date | null;
  readonly usedAt: Date | null;
};

export type StepUpState = "asked" | "proved" | "used" | "too_late";

export function stepUpState({ askedAt, provedAt, usedAt }: StepUpStanding, now: Date): StepUpState {
  if (usedAt !== null) return "used";
  const endsAt =
    provedAt === null
      ? askedAt.getTime() + draftLifeMilliseconds
      : provedAt.getTime() + proofLifeMilliseconds;
  if (now.getTime() > endsAt) return "too_late";
  return provedAt === null ? "asked" : "proved";
}

/** What its author sees before and after confirming: what is confirmed, and where that stands. */
export type StepUpView = {
  readonly id: string;
  readonly amount: Money;
  readonly above: Money;
  readonly chargeId: string;
  /** What Stripe is told, and the company's own words for it where it has its own. */
  readonly reason: StripeReason | null;
  readonly reasonLabel: string | null;
  /** Empty for none. */
  readonly ticket: string;
  /** Whose payment it is, and by which means it was made; null while Stripe cannot be asked. */
  readonly payment: { readonly customer: string; readonly method: string } | null;
  readonly state: StepUpState;
  readonly locale: string;
};
