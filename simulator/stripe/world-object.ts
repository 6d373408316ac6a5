import type Stripe from "stripe";

/**
 * One object of a world, exactly as Stripe's API returns it.
 *
 * Objects of a connected account are wrapped in one `ConnectedAccountObjects`.
 */
export type StripeWorldObject =
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
  | CheckoutSession
  | Stripe.ApplicationFee
  | Stripe.FeeRefund
  | Stripe.Event
  | Stripe.Account
  | ConnectedAccountObjects;

/** Of a finished checkout only what leads to its payment. */
export type CheckoutSession = Pick<
  Stripe.Checkout.Session,
  | "id"
  | "object"
  | "created"
  | "customer"
  | "invoice"
  | "livemode"
  | "mode"
  | "payment_intent"
  | "payment_status"
  | "status"
>;

/** Wraps the objects that belong to a connected account and are seen only with its `Stripe-Account`. */
export interface ConnectedAccountObjects {
  object: "connected_account_objects";
  account: string;
  objects: StripeWorldObject[];
}
