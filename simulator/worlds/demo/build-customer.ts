import type Stripe from "stripe";
import type { FamilyObject } from "../../stripe/world-object";
import type { DemoCustomer } from "./customers";
import { secondsAt } from "./demo-instant";
import { alphanumerics, customerId } from "./stripe-id";

const CUSTOMER_SINCE_HOURS_AGO = 400 * 24;

/** The customer, or the stub that Stripe leaves of a deleted one, and the cash balance where there is one. */
export function buildCustomer(key: string, customer: DemoCustomer): FamilyObject[] {
  if (customer.isDeleted) return [{ id: customerId(key), object: "customer", deleted: true }];
  const person = personObject(key, customer);
  if (customer.cashBalance === undefined) return [person];
  return [person, cashBalanceObject(key, customer.cashBalance)];
}

function personObject(key: string, customer: DemoCustomer): Stripe.Customer {
  return {
    id: customerId(key),
    object: "customer",
    address: {
      city: null,
      country: customer.country,
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    },
    balance: 0,
    created: secondsAt(CUSTOMER_SINCE_HOURS_AGO),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: customer.email,
    invoice_prefix: alphanumerics(`invoice ${key}`, 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: customer.name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}

function cashBalanceObject(key: string, available: Record<string, number>): Stripe.CashBalance {
  return {
    object: "cash_balance",
    available,
    customer: customerId(key),
    customer_account: null,
    livemode: false,
    settings: { reconciliation_mode: "automatic", using_merchant_default: true },
  };
}
