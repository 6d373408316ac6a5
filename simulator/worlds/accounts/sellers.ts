import type { DemoCustomer } from "../demo/customers";
import { sellerCustomers } from "../demo/customers-elsewhere";
import type { DemoPayment } from "../demo/demo-payment";
import { standaloneId } from "../demo/stripe-id";
import type { AccountFacts } from "./build-account";
import { directPayments } from "./direct-payments";

/** An account that is connected to the platform. */
export interface Seller extends Omit<AccountFacts, "id"> {
  /** Minor units per currency. */
  availableMinor: Record<string, number>;
  customers: Record<string, DemoCustomer>;
  /** What was paid to the seller directly. */
  payments: Record<string, DemoPayment>;
}

const { lumenPaula, lumenYusuf, lumenOceane, harbourFinn, harbourBea } = sellerCustomers;

/** Two sellers with a share in payments to the platform, and two who are paid directly. */
export const sellers = {
  "aran-knits": {
    name: "Aran Knits",
    what: "Hand-knitted jumpers",
    url: "https://aran-knits.example",
    email: "hello@aran-knits.example",
    country: "IE",
    currency: "eur",
    mcc: "5699",
    availableMinor: { gbp: 45_000, eur: 82_000 },
    customers: {},
    payments: {},
  },
  /** Has nothing left, so that a transfer cannot be taken back. */
  "groove-cellar": {
    name: "Groove Cellar",
    what: "Second-hand records",
    url: "https://groove-cellar.example",
    email: "shop@groove-cellar.example",
    country: "US",
    currency: "usd",
    mcc: "5735",
    availableMinor: { usd: 0 },
    customers: {},
    payments: {},
  },
  "lumen-studio": {
    name: "Lumen Studio",
    what: "Photographs and prints",
    url: "https://lumen-studio.example",
    email: "studio@lumen-studio.example",
    country: "DE",
    currency: "eur",
    mcc: "7221",
    availableMinor: { eur: 210_400 },
    customers: { lumenPaula, lumenYusuf, lumenOceane },
    payments: directPayments["lumen-studio"],
  },
  /** Has less than its payments were worth, so that refunds there must wait. */
  "harbour-bikes": {
    name: "Harbour Bikes",
    what: "Bicycles for hire, and repairs",
    url: "https://harbour-bikes.example",
    email: "desk@harbour-bikes.example",
    country: "GB",
    currency: "gbp",
    mcc: "7999",
    availableMinor: { gbp: 1_500 },
    customers: { harbourFinn, harbourBea },
    payments: directPayments["harbour-bikes"],
  },
} satisfies Record<string, Seller>;

export type SellerName = keyof typeof sellers;

export function sellerAccountId(seller: SellerName): string {
  return standaloneId("acct", seller);
}
