import type { Calculation } from "@/lib/core/calculation/calculation";
import type { RefundStatus } from "@/lib/core/charge/charge";
import type { Money } from "@/lib/core/money/money";
import type { RefundState, UnknownMode } from "./refund-ledger";
import type { StripeReason } from "./refund-request";

/** A refund request of ours as it stands in the database: who, what, why, and what became of it. */
export type RequestedRefund = {
  readonly id: string;
  readonly chargeId: string;
  /** The connected account that the charge is on; null for our own. */
  readonly connectedAccount: string | null;
  readonly livemode: boolean;
  /** Whether Stripe is told a sum: `part` names it, `whole` takes all that is left. */
  readonly extent: "whole" | "part";
  /** Goes to the charge's own refund address, with its sum or without. */
  readonly isWholeCharge: boolean;
  /** Named to Stripe in place of the charge; null where the charge is named. */
  readonly paymentIntentId: string | null;
  /** What was asked, and after Stripe's answer what moved. */
  readonly amount: Money;
  /** What Stripe was told. */
  readonly reason: StripeReason | null;
  /** The company's own reason in the words of that day; null for one of Stripe's. */
  readonly reasonLabel: string | null;
  readonly ticket: string;
  readonly note: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly instructionsEmail: string | null;
  readonly reverseTransfer: boolean;
  readonly refundApplicationFee: boolean;
  /** Why it went back again, and the refunds and requests that it looked like; empty for all others. */
  readonly repeatNote: string | null;
  readonly repeatOf: readonly string[];
  readonly requester: { readonly issuer: string; readonly subject: string; readonly name: string };
  readonly state: RefundState;
  readonly unknownMode: UnknownMode | null;
  readonly refundId: string | null;
  readonly refundStatus: RefundStatus | null;
  /** When it was sent to Stripe last, by Stripe's clock; null for what was not sent. */
  readonly sentAt: Date | null;
  /** Until then it can be undone; null for what was never held back. */
  readonly heldUntil: Date | null;
  /** How the amount was worked out; null where it was typed. */
  readonly calculation: Calculation | null;
  /** The number by which the customer's bank finds the refund; null until it arrives. */
  readonly bankReference: BankReference | null;
  /** Stripe's own words when it said no, or not yet: for the person to copy, next to ours. Gone once it said yes. */
  readonly failure: StripeWords | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A bank's number for a refund; `type` is Stripe's word for its kind, such as `acquirer_reference_number`. */
export type BankReference = { readonly text: string; readonly type: string | null; readonly arrivedAt: Date };

/** What Stripe said, word for word. `requestId` is Stripe's `Request-Id` of that answer. */
export type StripeWords = {
  readonly httpStatus: number;
  readonly code: string | null;
  /** The parameter that Stripe named, such as `amount`. */
  readonly parameter: string | null;
  readonly message: string;
  readonly requestId: string | null;
};

/** One line of a refund's story, written in the same transaction as the change it tells. */
export type StoryEntry = {
  readonly at: Date;
  readonly actor: string;
  readonly actorName: string;
  /** Past tense, such as `refund.requested`. */
  readonly event: string;
  readonly facts: Readonly<Record<string, string>>;
};

/** Whether this person asked for it: identity is issuer and subject, never the name. */
export function isRequester(
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  { requester }: Pick<RequestedRefund, "requester">,
): boolean {
  return requester.issuer === issuer && requester.subject === subject;
}
