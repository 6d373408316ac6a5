import type Stripe from "stripe";
import type { OwnAccountName } from "./engine/own-accounts";

/**
 * One object of a world, exactly as Stripe's API returns it.
 *
 * What is not wrapped belongs to the first account of the company.
 */
export type StripeWorldObject = FamilyObject | OwnAccountObjects;

/**
 * One object of an account of the company.
 *
 * Objects of an account that is connected to it are wrapped in one `ConnectedAccountObjects`.
 */
export type FamilyObject =
  | Stripe.Charge
  | Stripe.PaymentIntent
  | Stripe.Customer
  | Stripe.DeletedCustomer
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.Radar.EarlyFraudWarning
  | Stripe.BalanceTransaction
  | Stripe.Balance
  | Stripe.CashBalance
  | Stripe.CustomerCashBalanceTransaction
  | Stripe.Transfer
  | Stripe.TransferReversal
  | Stripe.InvoicePayment
  | PaidInvoice
  | CheckoutSession
  | Stripe.ApplicationFee
  | Stripe.FeeRefund
  | Stripe.Event
  | Stripe.Account
  | ConnectedAccountObjects;

/** Of an invoice only what was on it. */
export type PaidInvoice = Pick<
  Stripe.Invoice,
  "id" | "object" | "created" | "currency" | "customer" | "lines" | "livemode" | "shipping_cost" | "status"
>;

/** Of a finished checkout only what leads to its payment, and what was bought. */
export type CheckoutSession = Pick<
  Stripe.Checkout.Session,
  | "id"
  | "object"
  | "created"
  | "customer"
  | "invoice"
  | "line_items"
  | "livemode"
  | "mode"
  | "payment_intent"
  | "payment_status"
  | "shipping_cost"
  | "status"
>;

/** Wraps the objects that belong to a connected account and are seen only with its `Stripe-Account`. */
export interface ConnectedAccountObjects {
  object: "connected_account_objects";
  account: string;
  objects: FamilyObject[];
}

/** Wraps the objects of another account of the company, or of its live mode, which keys of their own open. */
export interface OwnAccountObjects {
  object: "own_account_objects";
  account: Exclude<OwnAccountName, "demo">;
  objects: FamilyObject[];
}
