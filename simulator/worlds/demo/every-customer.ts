import { type DemoCustomer, demoCustomers } from "./customers";
import { liveCustomers, sellerCustomers, usCustomers } from "./customers-elsewhere";

/** Everybody who pays any account of the stage. */
export const everyCustomer = { ...demoCustomers, ...usCustomers, ...liveCustomers, ...sellerCustomers };

export type CustomerName = keyof typeof everyCustomer;

export function customerNamed(name: CustomerName): DemoCustomer {
  return everyCustomer[name];
}
