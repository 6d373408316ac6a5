import type { StripeWorldObject } from "../stripe/world-object";
import { acmeAccount, otherOwnAccounts } from "./accounts/own-accounts-world";
import { sellersWorld } from "./accounts/sellers-world";
import { buildBalance } from "./demo/build-balance";
import { buildCustomer } from "./demo/build-customer";
import { buildPayment } from "./demo/build-payment";
import { demoCustomers } from "./demo/customers";
import { demoPayments } from "./demo/demo-payments";

/**
 * A small company's payments as Stripe's API would return them, those of its sellers, and those of its other accounts;
 * the same objects in every run.
 */
export function demoWorld(): StripeWorldObject[] {
  return [
    buildBalance(),
    acmeAccount,
    ...Object.entries(demoCustomers).flatMap(([name, customer]) => buildCustomer(name, customer)),
    ...Object.entries(demoPayments).flatMap(([name, payment]) => buildPayment(name, payment)),
    ...sellersWorld(),
    ...otherOwnAccounts(),
  ];
}
