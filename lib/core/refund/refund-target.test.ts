import { expect, it } from "vitest";
import type { PaymentMethodSummary } from "@/lib/core/charge/charge";
import { aCharge } from "@/lib/core/test-builders";
import { refundTarget } from "./refund-target";

const none = { brand: null, last4: null, wallet: null };

it.each<[string, Partial<PaymentMethodSummary> & { type: string }]>([
  ["Visa •••• 4242", { type: "card", brand: "visa", last4: "4242" }],
  ["Visa •••• 4242 (Apple Pay)", { type: "card", brand: "visa", last4: "4242", wallet: "apple_pay" }],
  ["Card", { type: "card" }],
  ["SEPA debit •••• 3000", { type: "sepa_debit", last4: "3000" }],
  ["the account used with PayPal", { type: "paypal" }],
  ["the account used with iDEAL", { type: "ideal" }],
  ["a bank account that the customer names", { type: "konbini" }],
  ["a bank account that the customer names", { type: "boleto" }],
  ["a bank account that the customer names", { type: "customer_balance" }],
  ["the customer’s bank account", { type: "cash_balance" }],
])("a refund goes to %s", (words, method) => {
  expect(refundTarget(aCharge({ method: { ...none, ...method } }))).toBe(words);
});
