import type Stripe from "stripe";
import { ApiRefusal, invalidRequest, resourceMissing } from "../http/api-refusal";
import { mergeMetadata } from "../http/metadata";
import type { AccountBooks } from "./account-books";
import { bookBalance } from "./book-balance";
import { cardCharge } from "./card-charge";
import type { ChargeOrder } from "./charge-order";
import { connectCharge } from "./connect-charge";
import { openDispute } from "./open-dispute";
import { publishEvent } from "./publish-event";
import { stepRefusal } from "./refund-rules";
import { TEST_CARDS, type TestCard } from "./test-cards";

/** Charges one of Stripe's test tokens; 402 for the one that declines. */
export function createCharge(books: AccountBooks, order: ChargeOrder): Stripe.Charge {
  const amountMinor = required(order.amount, "amount");
  const currency = required(order.currency, "currency").toLowerCase();
  const refusal = stepRefusal(amountMinor, currency);
  if (refusal) throw refusal;
  const card = testCard(order.source);
  if (order.customer !== undefined && !books.customers.get(order.customer)) {
    throw resourceMissing("customer", order.customer, "customer");
  }
  const charge = cardCharge(books, card, {
    ...order,
    amount: amountMinor,
    currency,
    metadata: mergeMetadata({}, order.metadata),
  });
  books.charges.add(charge);
  if (card.conduct === "declines") throw declined(books, charge);
  connectCharge(books, charge, order);
  if (charge.captured) collectCharge(books, charge, charge.amount);
  publishEvent(books, "charge.succeeded", charge);
  afterCharge(books, charge, card);
  return charge;
}

/**
 * Captured money is available at once here; at Stripe it first waits for some days. From a connected account's own
 * charge the platform's fee goes off.
 */
export function collectCharge(books: AccountBooks, charge: Stripe.Charge, amountMinor: number): void {
  charge.balance_transaction = bookBalance(books, {
    type: "charge",
    reportingCategory: "charge",
    amountMinor,
    currency: charge.currency,
    description: charge.description,
    sourceId: charge.id,
    applicationFeeMinor: books.isConnected ? (charge.application_fee_amount ?? 0) : 0,
  });
}

function required<T>(value: T | undefined, param: string): T {
  if (value !== undefined) return value;
  throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

function testCard(source: string | undefined): TestCard {
  if (source === undefined) {
    throw invalidRequest("Must provide source or customer.", { code: "parameter_missing" });
  }
  const card = TEST_CARDS[source];
  if (card) return card;
  throw invalidRequest(`No such token: '${source}'`, { code: "resource_missing", param: "source" });
}

function declined(books: AccountBooks, charge: Stripe.Charge): ApiRefusal {
  charge.status = "failed";
  charge.paid = false;
  charge.captured = false;
  charge.amount_captured = 0;
  charge.failure_code = "card_declined";
  charge.failure_message = "Your card was declined.";
  publishEvent(books, "charge.failed", charge);
  return new ApiRefusal(402, {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
    charge: charge.id,
  });
}

function afterCharge(books: AccountBooks, charge: Stripe.Charge, card: TestCard): void {
  if (card.conduct === "disputes") openDispute(books, charge, { inquiry: false });
  if (card.conduct === "inquires") openDispute(books, charge, { inquiry: true });
  if (card.conduct !== "warns_of_fraud") return;
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: books.newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: true,
    charge: charge.id,
    created: books.now(),
    fraud_type: "made_with_stolen_card",
    livemode: books.livemode,
  };
  books.earlyFraudWarnings.add(warning);
  publishEvent(books, "radar.early_fraud_warning.created", warning);
}
