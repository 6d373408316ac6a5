import type { ChargeState } from "@/lib/core/charge/charge";
import type { CardWords } from "./read-card-words";

/** The connected account that was named with it, by a link of the Dashboard or in words; left out for none. */
export type OnAccount = { readonly connectedAccount?: string };

/** One box finds a payment: what the typed text asks for. Pure; the mode is the installation's. */
export type SearchIntent =
  | { readonly kind: "empty" }
  | ({ readonly kind: "charge"; readonly id: string } & OnAccount)
  | ({ readonly kind: "payment_intent"; readonly id: string } & OnAccount)
  | ({ readonly kind: "customer"; readonly id: string } & OnAccount)
  | ({ readonly kind: "refund"; readonly id: string } & OnAccount)
  | { readonly kind: "request"; readonly id: string }
  | ({ readonly kind: "invoice"; readonly id: string } & OnAccount)
  | ({ readonly kind: "checkout_session"; readonly id: string } & OnAccount)
  | ({ readonly kind: "dispute"; readonly id: string } & OnAccount)
  | ({ readonly kind: "balance_transaction"; readonly id: string } & OnAccount)
  | { readonly kind: "email"; readonly email: string }
  | ({ readonly kind: "last4" } & CardWords)
  /** The number by which a card's bank finds a refund (ARN): 23 digits. */
  | { readonly kind: "bank_reference"; readonly reference: string }
  | { readonly kind: "words"; readonly words: string }
  /** A Dashboard link, or a number that names its mode, of the other one than the one this console works in. */
  | { readonly kind: "wrong_mode"; readonly asked: "test" | "live" }
  | {
      readonly kind: "unreadable";
      readonly why: "malformed_id" | "foreign_id" | "foreign_link" | "too_long";
    };

/** One row of a list of payments. */
export type PaymentRow = {
  readonly chargeId: string;
  /** The connected account that it is on; null for our own. */
  readonly connectedAccount: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly state: ChargeState;
  readonly createdAt: Date;
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly methodLabel: string;
  readonly description: string | null;
};
