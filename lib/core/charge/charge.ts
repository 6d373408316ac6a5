import type { Currency } from "@/lib/core/money/currency";
import type { Money } from "@/lib/core/money/money";

/** Stripe's charge, reduced to what decides or explains a refund. Source: Charge object, API 2026-10-28.endive. */
export type Charge = {
  readonly id: string;
  /** The connected account that a direct charge lives on, and whose balance pays its refunds; null for our own. */
  readonly connectedAccount: string | null;
  readonly paymentIntentId: string | null;
  readonly livemode: boolean;
  readonly currency: Currency;
  /** What was authorised. */
  readonly amountMinor: bigint;
  readonly amountCapturedMinor: bigint;
  /** Stripe's own figure; whether it counts pending refunds is not documented, so it never decides alone. */
  readonly amountRefundedMinor: bigint;
  readonly status: "succeeded" | "pending" | "failed";
  readonly isCaptured: boolean;
  readonly createdAt: Date;
  readonly description: string | null;
  readonly statementDescriptor: string | null;
  readonly failureMessage: string | null;
  readonly customer: ChargeCustomer;
  readonly method: PaymentMethodSummary;
  readonly metadata: Readonly<Record<string, string>>;
  readonly isDisputed: boolean;
  readonly connect: ConnectTerms | null;
  /** True for what a transfer brought to a connected account: no customer paid it there. */
  readonly isOfTransfer: boolean;
  /** Ties transfers to a charge that passed nothing on by itself; null for one that did, and where there is none. */
  readonly transferGroup: string | null;
  readonly receiptUrl: string | null;
  /** What the payment did to our balance at Stripe; null where nothing was taken yet. */
  readonly balanceTransactionId: string | null;
};

export type ChargeCustomer = {
  /** Null for a guest payment. */
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly isDeleted: boolean;
  /** The languages that the customer prefers, as told to Stripe; the first one first. */
  readonly locales: readonly string[];
  /** Two capital letters, of the bill's address, the customer's or the card's; null where none is known. */
  readonly country: string | null;
};

export type PaymentMethodSummary = {
  /** Stripe's `payment_method_details.type`, such as `card` or `sepa_debit`. */
  readonly type: string;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly wallet: string | null;
};

/** Set for a charge of a Connect platform whose refund can return a transfer or an application fee. */
export type ConnectTerms = {
  readonly destination: string | null;
  readonly transferMinor: bigint | null;
  readonly applicationFeeMinor: bigint | null;
  readonly canReverseTransfer: boolean;
  readonly canRefundApplicationFee: boolean;
};

/** Statuses of a refund at Stripe; the list is open, so anything else is kept as it came. */
export type RefundStatus = "pending" | "requires_action" | "succeeded" | "failed" | "canceled";

/** A refund as Stripe reports it. Source: Refund object, API 2026-10-28.endive. */
export type ChargeRefund = {
  readonly id: string;
  /** Or the number of the cash balance that it takes its money from. */
  readonly chargeId: string | null;
  readonly paymentIntentId: string | null;
  readonly amount: Money;
  readonly status: RefundStatus;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly failureReason: string | null;
  readonly pendingReason: string | null;
  /** What the refund did to our balance at Stripe: nothing, taken out of it, or put back into it. */
  readonly balance: "untouched" | "debited" | "restored";
  /** The bank's reference (ARN, STAN or RRN) once it is there. */
  readonly reference: string | null;
  /** Such as `acquirer_reference_number`; the list is open. */
  readonly referenceType: string | null;
  /** `pending`, `available` or `unavailable`; null where the method knows no reference. */
  readonly referenceStatus: string | null;
  /** `reversal` when the charge itself was undone and no separate credit appears. */
  readonly destinationType: string | null;
  /** Where Stripe asked the customer for bank details; before that, where it is to ask. */
  readonly instructionsEmail: string | null;
  readonly actionExpiresAt: Date | null;
  /** Our request's id, read from the refund's metadata; null for a refund made elsewhere. */
  readonly requestId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
};

/** Source: Dispute object; `is_charge_refundable` decides, `charge.disputed` stays true for ever. */
export type Dispute = {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly amount: Money;
  readonly isChargeRefundable: boolean;
  readonly isInquiry: boolean;
  readonly evidenceDueAt: Date | null;
};

export type ChargeState =
  | "failed"
  | "pending"
  | "uncaptured"
  | "expired"
  | "disputed"
  | "refunded"
  | "partly_refunded"
  | "partly_captured"
  | "paid";

/** The four figures of a charge, in its currency. `leftMinor` is what a refund may still take. */
export type ChargeFigures = {
  readonly currency: Currency;
  readonly paidMinor: bigint;
  readonly refundedMinor: bigint;
  /** Pending and awaiting-action refunds at Stripe, and requests of ours still on their way. */
  readonly pendingMinor: bigint;
  readonly leftMinor: bigint;
};
