import type Stripe from "stripe";
import { testCharge } from "./test-charge";
import type { StripeWorldObject } from "./world-object";

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

const customer = (fields: Partial<Stripe.Customer> & { id: string }): StripeWorldObject => ({
  object: "customer",
  balance: 0,
  created: HOUR_AGO,
  default_source: null,
  description: null,
  email: null,
  invoice_settings: {
    custom_fields: null,
    default_payment_method: null,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata: {},
  shipping: null,
  ...fields,
});

/** One customer with a cash balance, and charges of three kinds of method. */
export const testWorld = (): StripeWorldObject[] => [
  testCharge({ id: "ch_card", customer: "cus_anna", payment_intent: "pi_card" }),
  testCharge({ id: "ch_other" }),
  testCharge({ id: "py_sepa", payment_method_details: { type: "sepa_debit" }, created: HOUR_AGO }),
  testCharge({ id: "py_konbini", payment_method_details: { type: "konbini" }, customer: "cus_anna" }),
  testCharge({ id: "py_nameless", payment_method_details: { type: "konbini" } }),
  customer({ id: "cus_anna", email: "anna@example.test" }),
  {
    object: "cash_balance",
    available: { eur: 900 },
    customer: "cus_anna",
    customer_account: null,
    livemode: false,
    settings: { reconciliation_mode: "automatic", using_merchant_default: true },
  },
];
