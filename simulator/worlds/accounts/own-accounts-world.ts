import { OWN_ACCOUNTS } from "../../stripe/engine/own-accounts";
import type { FamilyObject, OwnAccountObjects } from "../../stripe/world-object";
import { balanceOf } from "../demo/build-balance";
import { buildCustomer } from "../demo/build-customer";
import { buildPayment } from "../demo/build-payment";
import { liveCustomers, usCustomers } from "../demo/customers-elsewhere";
import { accountPaymentName } from "../demo/payment-ids";
import { buildAccount } from "./build-account";
import { livePayments } from "./live-payments";
import { usPayments } from "./us-payments";

/** The first account's own object. */
export const acmeAccount = buildAccount({
  id: OWN_ACCOUNTS.demo.id,
  name: "Acme Store",
  what: "Things for home and outdoors, and a market for small sellers",
  url: "https://acme.example",
  email: "support@acme.example",
  country: "DE",
  currency: "eur",
  mcc: "5399",
});

/** The second account and the live mode of the first, each with a small world of its own. */
export function otherOwnAccounts(): OwnAccountObjects[] {
  return [
    { object: "own_account_objects", account: "us", objects: usObjects() },
    { object: "own_account_objects", account: "live", objects: liveObjects().map(inLiveMode) },
  ];
}

function usObjects(): FamilyObject[] {
  return [
    buildAccount({
      id: OWN_ACCOUNTS.us.id,
      name: "Acme USA",
      what: "Things for home and outdoors",
      url: "https://us.acme.example",
      email: "support@us.acme.example",
      country: "US",
      currency: "usd",
      mcc: "5399",
    }),
    balanceOf({ usd: 9_640_250, cad: 310_000 }),
    ...Object.entries(usCustomers).flatMap(([name, customer]) => buildCustomer(name, customer)),
    ...Object.entries(usPayments).flatMap(([name, payment]) =>
      buildPayment(accountPaymentName("us", name), payment),
    ),
  ];
}

function liveObjects(): FamilyObject[] {
  return [
    acmeAccount,
    balanceOf({ eur: 1_204_480, gbp: 388_110, usd: 95_500 }),
    ...Object.entries(liveCustomers).flatMap(([name, customer]) => buildCustomer(name, customer)),
    ...Object.entries(livePayments).flatMap(([name, payment]) =>
      buildPayment(accountPaymentName("live", name), payment),
    ),
  ];
}

function inLiveMode(object: FamilyObject): FamilyObject {
  return "livemode" in object ? { ...object, livemode: true } : object;
}
