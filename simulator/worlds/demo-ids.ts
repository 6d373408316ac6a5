import { type DemoCustomerName, demoCustomers } from "./demo/customers";
import { type DemoPaymentName, demoPayments } from "./demo/demo-payments";
import { type PaymentIds, paymentIds } from "./demo/payment-ids";
import { customerId } from "./demo/stripe-id";

/** The payments of the demo world by name, for tests and for whoever wants to look one up. */
export const demoIds = mapValues(demoPayments, (payment, name): PaymentIds => paymentIds(name, payment));

/** The customers of the demo world by name. */
export const demoCustomerIds = mapValues(demoCustomers, (_customer, name) => customerId(name));

export type { DemoCustomerName, DemoPaymentName };

function mapValues<Key extends string, From, To>(
  record: Record<Key, From>,
  convert: (value: From, key: Key) => To,
): Record<Key, To> {
  // Object.keys forgets the type of its keys.
  const keys = Object.keys(record) as Key[];
  return Object.fromEntries(keys.map((key) => [key, convert(record[key], key)])) as Record<Key, To>;
}
