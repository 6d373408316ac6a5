import type { StripeWorldObject } from "../stripe/world-object";
import { buildBalance } from "./demo/build-balance";
import { emptySellerAccount } from "./demo/build-connect";
import { buildCustomer } from "./demo/build-customer";
import { buildPayment } from "./demo/build-payment";
import { demoCustomers } from "./demo/customers";
import { demoPayments } from "./demo/demo-payments";

/** A small company's payments as Stripe's API would return them; the same objects in every run. */
export function demoWorld(): StripeWorldObject[] {
  return [
    buildBalance(),
    emptySellerAccount("groove-cellar", "usd"),
    ...Object.entries(demoCustomers).flatMap(([name, customer]) => buildCustomer(name, customer)),
    ...Object.entries(demoPayments).flatMap(([name, payment]) => buildPayment(name, payment)),
  ];
}
