import type Stripe from "stripe";
import type { AccountBooks } from "./account-books";
import type { ChargeOrder } from "./charge-order";
import { PLATFORM_APPLICATION_ID } from "./platform-application";
import type { TestCard } from "./test-cards";

type CardChargeOrder = Omit<ChargeOrder, "amount" | "currency" | "metadata"> & {
  amount: number;
  currency: string;
  metadata: Record<string, string>;
};

const NOT_SET = {
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  payment_intent: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  transfer_data: null,
};

const AUTHORIZED: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: "approved_by_network",
  reason: null,
  risk_level: "normal",
  seller_message: "Payment complete.",
  type: "authorized",
};

/** A successful charge of a test card, as Stripe writes it. */
export function cardCharge(books: AccountBooks, card: TestCard, order: CardChargeOrder): Stripe.Charge {
  const captured = order.capture ?? true;
  return {
    ...NOT_SET,
    id: books.newId("ch"),
    object: "charge",
    amount: order.amount,
    amount_captured: captured ? order.amount : 0,
    amount_refunded: 0,
    application: books.isConnected ? PLATFORM_APPLICATION_ID : null,
    calculated_statement_descriptor: order.statement_descriptor ?? null,
    captured,
    created: books.now(),
    currency: order.currency,
    customer: order.customer ?? null,
    description: order.description ?? null,
    disputed: false,
    fraud_details: {},
    livemode: books.livemode,
    metadata: order.metadata,
    on_behalf_of: order.on_behalf_of ?? null,
    outcome: AUTHORIZED,
    paid: true,
    payment_method: card.paymentMethod,
    payment_method_details: { type: "card", card: cardDetails(card, order.amount) },
    receipt_email: order.receipt_email ?? null,
    refunded: false,
    statement_descriptor: order.statement_descriptor ?? null,
    statement_descriptor_suffix: order.statement_descriptor_suffix ?? null,
    status: "succeeded",
    transfer_group: order.transfer_group ?? null,
  };
}

function cardDetails(card: TestCard, amountMinor: number): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amountMinor,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    fingerprint: `test${card.last4}fingerprint`,
    funding: "credit",
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
