/** What a test card does besides being charged. */
export type CardConduct = "declines" | "disputes" | "inquires" | "warns_of_fraud" | null;

export interface TestCard {
  last4: string;
  brand: string;
  paymentMethod: string;
  conduct: CardConduct;
}

/** Stripe's test tokens (https://docs.stripe.com/testing) that a charge can be created with. */
export const TEST_CARDS: Record<string, TestCard> = {
  tok_visa: { last4: "4242", brand: "visa", paymentMethod: "pm_card_visa", conduct: null },
  tok_mastercard: { last4: "4444", brand: "mastercard", paymentMethod: "pm_card_mastercard", conduct: null },
  tok_amex: { last4: "8431", brand: "amex", paymentMethod: "pm_card_amex", conduct: null },
  tok_bypassPending: {
    last4: "0077",
    brand: "visa",
    paymentMethod: "pm_card_bypassPending",
    conduct: null,
  },
  tok_pendingRefund: {
    last4: "7726",
    brand: "visa",
    paymentMethod: "pm_card_pendingRefund",
    conduct: null,
  },
  tok_refundFail: { last4: "5126", brand: "visa", paymentMethod: "pm_card_refundFail", conduct: null },
  tok_createDispute: {
    last4: "0259",
    brand: "visa",
    paymentMethod: "pm_card_createDispute",
    conduct: "disputes",
  },
  tok_createDisputeInquiry: {
    last4: "1976",
    brand: "visa",
    paymentMethod: "pm_card_createDisputeInquiry",
    conduct: "inquires",
  },
  tok_createIssuerFraudRecord: {
    last4: "5423",
    brand: "visa",
    paymentMethod: "pm_card_createIssuerFraudRecord",
    conduct: "warns_of_fraud",
  },
  tok_chargeDeclined: {
    last4: "0002",
    brand: "visa",
    paymentMethod: "pm_card_chargeDeclined",
    conduct: "declines",
  },
};
