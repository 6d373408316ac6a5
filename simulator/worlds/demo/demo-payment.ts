import type { CustomerName } from "./every-customer";
import type { UsedMethod } from "./used-method";

/** One row of the tables from which the demo world is built. Amounts are minor units as Stripe counts them. */
export interface DemoPayment {
  payer: CustomerName | Guest;
  amountMinor: number;
  currency: string;
  /** Before the instant of the demo world. */
  hoursAgo: number;
  method: UsedMethod;
  description: string;
  metadata?: Record<string, string>;
  /** Left out where the payment was simply made. */
  course?: Course;
  refunds?: readonly DemoRefund[];
  dispute?: DemoDispute;
  hasFraudWarning?: true;
  connect?: ConnectPart;
  /** Set where the payment paid an invoice, or was made on Stripe's own checkout page. */
  via?: "invoice" | "checkout";
  /** What was bought; one line for all of it where it is left out. Together they make the amount. */
  items?: readonly DemoItem[];
}

/** One line of an invoice or a checkout, in minor units, with its tax. */
export interface DemoItem {
  description: string;
  quantity: number;
  totalMinor: number;
  taxMinor: number;
  isShipping?: true;
}

/** Somebody who paid without becoming a customer. */
export interface Guest {
  name: string;
  email: string | null;
}

export type Course =
  | { kind: "authorised" }
  | { kind: "part_captured"; capturedMinor: number }
  | { kind: "pending" }
  | { kind: "failed"; code: string; message: string };

export interface DemoRefund {
  amountMinor: number;
  hoursAgo: number;
  status: "succeeded" | "pending" | "requires_action" | "failed" | "canceled";
  reason?: "duplicate" | "fraudulent" | "requested_by_customer";
  metadata?: Record<string, string>;
}

export interface DemoDispute {
  status: "lost" | "under_review" | "won" | "warning_needs_response";
  reason: string;
  hoursAgo: number;
}

/** The sellers who have a share in the payment, and how the share got there; or the seller who was paid directly. */
export type ConnectPart =
  | { kind: "destination"; seller: string; feeMinor: number }
  | { kind: "separate"; transfers: readonly SellerShare[] }
  | DirectPart;

export interface SellerShare {
  seller: string;
  transferMinor: number;
}

/** A payment in the seller's own account, from which the platform keeps a fee, or none. */
export interface DirectPart {
  kind: "direct";
  seller: string;
  feeMinor: number;
}
