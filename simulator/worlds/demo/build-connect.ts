import type Stripe from "stripe";
import { PLATFORM_APPLICATION_ID } from "../../stripe/engine/platform-application";
import type { ConnectedAccountObjects, StripeWorldObject } from "../../stripe/world-object";
import type { DemoPayment } from "./demo-payment";
import { paymentObjectId, standaloneId } from "./stripe-id";

type ConnectFields = Pick<
  Stripe.Charge,
  | "application_fee"
  | "application_fee_amount"
  | "on_behalf_of"
  | "transfer"
  | "transfer_data"
  | "transfer_group"
>;

/** What a charge says about the seller who has a share in it. */
export function connectFields(name: string, { connect }: DemoPayment): ConnectFields {
  const none = {
    application_fee: null,
    application_fee_amount: null,
    on_behalf_of: null,
    transfer_data: null,
  };
  if (!connect) return { ...none, transfer_group: null };
  if (connect.kind === "separate") return { ...none, transfer_group: `group_${name}` };
  return {
    application_fee: standaloneId("fee", name),
    application_fee_amount: connect.feeMinor,
    on_behalf_of: null,
    transfer: paymentObjectId("tr", name),
    transfer_data: { amount: null, destination: standaloneId("acct", connect.seller) },
    transfer_group: `group_${paymentObjectId("pi", name)}`,
  };
}

export function buildConnect(
  name: string,
  charge: Stripe.Charge,
  { connect }: DemoPayment,
): StripeWorldObject[] {
  if (!connect) return [];
  if (connect.kind === "separate") return [transfer(name, charge, connect.seller, connect.transferMinor)];
  return [transfer(name, charge, connect.seller, charge.amount), applicationFee(name, charge, connect)];
}

/** A seller who has nothing left, so that a transfer cannot be taken back. */
export function emptySellerAccount(seller: string, currency: string): ConnectedAccountObjects {
  const nothing = { amount: 0, currency, source_types: { card: 0 } };
  const balance: Stripe.Balance = {
    object: "balance",
    available: [nothing],
    livemode: false,
    pending: [nothing],
  };
  return { object: "connected_account_objects", account: standaloneId("acct", seller), objects: [balance] };
}

function transfer(name: string, charge: Stripe.Charge, seller: string, amountMinor: number): Stripe.Transfer {
  const id = paymentObjectId("tr", name);
  return {
    id,
    object: "transfer",
    amount: amountMinor,
    amount_reversed: 0,
    balance_transaction: null,
    created: charge.created,
    currency: charge.currency,
    description: null,
    destination: standaloneId("acct", seller),
    livemode: false,
    metadata: {},
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge.id,
    source_type: "card",
    transfer_group: charge.transfer_group,
  };
}

function applicationFee(
  name: string,
  charge: Stripe.Charge,
  { seller, feeMinor }: { seller: string; feeMinor: number },
): Stripe.ApplicationFee {
  const id = standaloneId("fee", name);
  return {
    id,
    object: "application_fee",
    account: standaloneId("acct", seller),
    amount: feeMinor,
    amount_refunded: 0,
    application: PLATFORM_APPLICATION_ID,
    balance_transaction: null,
    charge: charge.id,
    created: charge.created,
    currency: charge.currency,
    fee_source: null,
    livemode: false,
    originating_transaction: charge.id,
    refunded: false,
    refunds: { object: "list", data: [], has_more: false, url: `/v1/application_fees/${id}/refunds` },
  };
}
