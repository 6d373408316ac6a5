import type Stripe from "stripe";
import { PLATFORM_APPLICATION_ID } from "../../stripe/engine/platform-application";
import type { FamilyObject } from "../../stripe/world-object";
import type { DemoPayment, SellerShare } from "./demo-payment";
import { paymentObjectId, standaloneId } from "./stripe-id";

type ConnectFields = Pick<
  Stripe.Charge,
  | "application"
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
    application: null,
    application_fee: null,
    application_fee_amount: null,
    on_behalf_of: null,
    transfer_data: null,
  };
  if (!connect) return { ...none, transfer_group: null };
  if (connect.kind === "separate") return { ...none, transfer_group: `group_${name}` };
  if (connect.kind === "direct") {
    const fee = connect.feeMinor === 0 ? null : connect.feeMinor;
    return {
      ...none,
      application: PLATFORM_APPLICATION_ID,
      application_fee: fee === null ? null : standaloneId("fee", name),
      application_fee_amount: fee,
      transfer_group: null,
    };
  }
  return {
    application: null,
    application_fee: standaloneId("fee", name),
    application_fee_amount: connect.feeMinor,
    on_behalf_of: null,
    transfer: paymentObjectId("tr", name),
    transfer_data: { amount: null, destination: standaloneId("acct", connect.seller) },
    transfer_group: `group_${paymentObjectId("pi", name)}`,
  };
}

export function buildConnect(name: string, charge: Stripe.Charge, { connect }: DemoPayment): FamilyObject[] {
  // What a direct payment leaves at the platform does not stand in the seller's account.
  if (!connect || connect.kind === "direct") return [];
  if (connect.kind === "separate") {
    return connect.transfers.map((share, position) =>
      transfer(position === 0 ? name : `${name}/${position + 1}`, charge, share),
    );
  }
  const whole = { seller: connect.seller, transferMinor: charge.amount };
  return [transfer(name, charge, whole), applicationFee(name, charge, connect)];
}

function transfer(name: string, charge: Stripe.Charge, share: SellerShare): Stripe.Transfer {
  const id = paymentObjectId("tr", name);
  return {
    id,
    object: "transfer",
    amount: share.transferMinor,
    amount_reversed: 0,
    balance_transaction: null,
    created: charge.created,
    currency: charge.currency,
    description: null,
    destination: standaloneId("acct", share.seller),
    livemode: false,
    metadata: {},
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge.id,
    source_type: "card",
    transfer_group: charge.transfer_group,
  };
}

/** The platform's fee from a payment; the charge may stand in the seller's account. */
export function applicationFee(
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
