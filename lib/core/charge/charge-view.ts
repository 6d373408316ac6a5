import type { AttentionCase } from "@/lib/core/attention/attention-view";
import type { TextSet } from "@/lib/core/customer-text/text-set";
import type { AskedLimits } from "@/lib/core/limits/asked-limits";
import type { RequestedRefund } from "@/lib/core/refund/requested-refund";
import type { Charge, ChargeFigures, ChargeRefund, ChargeState, Dispute } from "./charge";
import type { NamedAccount } from "./connected-account";
import type { Obstacle } from "./obstacle";

/** All that the page of one charge shows. */
export type ChargeView = {
  /** What customers are told, by language. */
  readonly texts: TextSet;
  readonly charge: Charge;
  /** The connected account that it is on, as Stripe names it; null for our own. */
  readonly account: NamedAccount | null;
  readonly state: ChargeState;
  readonly figures: ChargeFigures;
  readonly disputes: readonly Dispute[];
  readonly obstacles: readonly Obstacle[];
  readonly refunds: readonly RefundLine[];
  /** What needs a person about this charge, the oldest first. */
  readonly openCases: readonly AttentionCase[];
  /** Null when this person may not refund, or nothing can be refunded: `obstacles` says why. */
  readonly form: RefundFormFacts | null;
  /** The version of our books that this page shows at least; null while they do not know the charge. */
  readonly version: string | null;
  /** Whether this person may cancel the authorisation, and there is one that can be canceled here. */
  readonly mayCancelAuthorisation: boolean;
  /** Whether this person may cancel refunds that wait for the customer. */
  readonly mayCancelRefunds: boolean;
  /** Our numbers of the refunds that are held back and that this person asked for, and so can undo. */
  readonly undoable: readonly string[];
  /** The locale in which this page writes and reads figures. */
  readonly locale: string;
};

/** What the form needs beside the charge. */
export type RefundFormFacts = {
  readonly attemptId: string;
  /** The mark of whoever it is made for, which goes back with it. */
  readonly person: string;
  /** Which of several accounts pays it back, such as “Acme US · Live”; null with one. */
  readonly account: string | null;
  /** Shown for methods where Stripe must ask the customer for bank details. */
  readonly asksInstructionsEmail: boolean;
  readonly canReverseTransfer: boolean;
  readonly canRefundApplicationFee: boolean;
  readonly limits: AskedLimits;
  /** Stripe's clock of the look. */
  readonly seenAt: Date;
};

/** A refund of the charge: at Stripe, in our books, or (the usual case) both. At least one is set. */
export type RefundLine = {
  readonly atStripe: ChargeRefund | null;
  readonly ours: RequestedRefund | null;
};
