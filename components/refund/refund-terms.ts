import type { ReactNode } from "react";
import type { FirstTyped } from "@/components/refund/first-typed";
import type { SharedCharge } from "@/lib/core/charge/connect-shares";
import type { LimitsHere, RecentSums } from "@/lib/core/limits/decide-limits";
import type { RefundReport } from "@/lib/core/refund/refund-report";

/**
 * What the refund form shows and sends along, all as text made on the server: the form's script then needs
 * neither the money law nor the schema until somebody types.
 */
export type RefundTerms = LeftTexts & {
  /** What was paid, in minor units. */
  readonly paidMinor: string;
  /** The buttons beside the amount. */
  readonly amountKeys: ReactNode;
  /** Where is asked what was bought. */
  readonly orderAddress: string;
  /** The head of the reasons. Made on the server, like all that never changes: the form's script is smaller by it. */
  readonly reasonLegend: ReactNode;
  /** What the first button names where no script follows the amount. */
  readonly unscripted: ReactNode;
  /** What the form's second button is called; a charge and a cash balance have other names. */
  readonly whole: string;
  /** The form's heading, and what goes back with it as it is. */
  readonly head: ReactNode;
  /** The attempt that a fresh form stands for. */
  readonly attemptId: string;
  readonly currency: string;
  readonly locale: string;
  /** What of this payment was refunded in the last 24 hours, in a sentence; null for nothing. */
  readonly recent: string | null;
  readonly customerName: string;
  /** What an empty form starts with. */
  readonly fresh: FirstTyped;
  /** Where the money goes, behind “to”. */
  readonly target: string;
  /** When the customer has the money. */
  readonly arrival: string;
  /** Which of several accounts pays it back, such as “Acme US · Live”; null with one. */
  readonly account: string | null;
  readonly limitTerms: LimitTerms;
  readonly reasons: readonly ReasonChoice[];
  readonly ticketHint: string;
  readonly noteHint: string;
  readonly limits: MetadataLimits;
  readonly asksInstructionsEmail: boolean;
  readonly canReverseTransfer: boolean;
  readonly canRefundApplicationFee: boolean;
  /** What is shared with a connected account; null where nothing is. */
  readonly connect: SharedCharge | null;
  /** What may be named to Stripe in place of the charge; null where the page was not asked to offer it. */
  readonly paymentIntentId: string | null;
  /** Whether any of these is set. */
  readonly hasRareSwitches: boolean;
};

/** Enough to tell with every key that is typed what the limits say of the amount. */
export type LimitTerms = { readonly here: LimitsHere; readonly sums: RecentSums };

export type LeftTexts = {
  /** What is left, in minor units, as it goes back with the form. */
  readonly leftMinor: string;
  /** What is left, for reading. */
  readonly leftText: string;
  /** That it changed: the words before and after what was left when the form was opened. */
  readonly changedWords: readonly string[];
  /** What is left, as it stands in the amount field. */
  readonly leftEditable: string;
  /** The same beside the field's name. */
  readonly leftHint: string;
  /** What the button names: the sum, or nothing where nothing is left. */
  readonly leftButton: string;
  /** What becomes of the charge when all of it is refunded. */
  readonly leftConsequence: string;
  /** What the limits say of all that is left; empty where they say nothing. */
  readonly leftLimit: string;
};

export type ReasonChoice = {
  readonly value: string;
  /** The letter that chooses it. */
  readonly letter: string;
  /** What it is called, and what it brings about, if anything. */
  readonly text: ReactNode;
  /** The id of what it brings about; null where that is nothing. */
  readonly consequenceId: string | null;
};

export type MetadataLimits = {
  readonly metadataRows: number;
  readonly keyCharacters: number;
  readonly valueCharacters: number;
};

/** The reports of refunds that are known already, by our request's id; `undo` is made on the server. */
export type RefundDeskReports = Readonly<Record<string, RefundReport & { readonly undo: ReactNode }>>;
