import type { Money } from "@/lib/core/money/money";
import type { StripeTrouble } from "@/lib/core/search/search-view";

/** What is asked of Stripe beside the charge itself, once its page shows already. Each answer can fail alone. */
export type ChargeChecks = {
  readonly warnings: Looked<readonly FraudWarning[]>;
  /** What our balance at Stripe has available, one sum a currency. */
  readonly available: Looked<readonly Money[]>;
  readonly booking: Looked<Booking | null>;
  /** Every charge that was tried for the same payment intent, this one among them, newest first. */
  readonly attempts: Looked<readonly Attempt[]>;
  /** What was passed on of a payment whose transfers were made apart from it. */
  readonly transfers: Looked<readonly SeparateTransfer[]>;
};

/** A transfer to a connected account that was made apart from the charge that it belongs to. Source: transfer. */
export type SeparateTransfer = {
  readonly id: string;
  readonly destination: string | null;
  readonly passedOn: Money;
  /** What of it was taken back again, in minor units of its currency. */
  readonly reversedMinor: bigint;
  /** True where the transfer names this charge as the source of its money, not only its group. */
  readonly isOfThisCharge: boolean;
};

export type Attempt = { readonly chargeId: string; readonly tookMoney: boolean };

export type Looked<Value> =
  | { readonly kind: "seen"; readonly value: Value }
  | { readonly kind: "unseen"; readonly why: StripeTrouble["kind"] };

/** An early word of the card's network that a payment may be fraud. Source: radar.early_fraud_warning. */
export type FraudWarning = {
  readonly fraudType: string;
  /** False once the payment is disputed or refunded in full. */
  readonly isActionable: boolean;
};

/** What a payment did to our balance, in the currency that it was settled in. Source: balance transaction. */
export type Booking = {
  readonly settled: Money;
  /** What Stripe kept for itself; an application fee is not in it. */
  readonly fee: Money;
};
