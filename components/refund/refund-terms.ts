import type { LimitsHere, RecentSums } from "@/lib/core/limits/decide-limits";

/**
 * What the refund form shows and sends along, all as text made on the server: the form's script then needs
 * neither the money law nor the schema until somebody types.
 */
export type RefundTerms = {
  readonly chargeId: string;
  /** The attempt that a fresh form stands for. */
  readonly attemptId: string;
  readonly currency: string;
  readonly locale: string;
  /** What is left, in minor units, as it goes back with the form. */
  readonly leftMinor: string;
  /** What is left, for reading. */
  readonly leftText: string;
  /** What is left, as it stands in the amount field. */
  readonly leftEditable: string;
  /** What of this payment was refunded in the last 24 hours, in a sentence; null for nothing. */
  readonly recent: string | null;
  readonly customerName: string;
  readonly customerEmail: string;
  readonly methodLabel: string;
  /** What sending all that is left would do, limits and all. */
  readonly wholeConsequence: string;
  /** What the limits say of all that is left; empty where they say nothing. */
  readonly wholeLimit: string;
  readonly limitTerms: LimitTerms;
  readonly reasons: readonly ReasonChoice[];
  /** What is chosen before anybody chooses; empty where the company has reasons of its own. */
  readonly firstReason: string;
  readonly ticketHint: string;
  readonly noteHint: string;
  readonly limits: RefundTextLimits;
  readonly asksInstructionsEmail: boolean;
  readonly canReverseTransfer: boolean;
  readonly canRefundApplicationFee: boolean;
  /** Whether any of these three is set. */
  readonly hasRareSwitches: boolean;
};

/** Enough to tell with every key that is typed what the limits say of the amount. */
export type LimitTerms = { readonly here: LimitsHere; readonly sums: RecentSums };

export type ReasonChoice = {
  readonly value: string;
  readonly label: string;
  readonly consequence: string | null;
};

export type RefundTextLimits = {
  readonly metadataRows: number;
  readonly keyCharacters: number;
  readonly valueCharacters: number;
};
