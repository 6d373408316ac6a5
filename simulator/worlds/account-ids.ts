import { directPayments } from "./accounts/direct-payments";
import { livePayments } from "./accounts/live-payments";
import { type SellerName, sellerAccountId } from "./accounts/sellers";
import { usPayments } from "./accounts/us-payments";
import type { DemoPayment } from "./demo/demo-payment";
import { accountPaymentName, type PaymentIds, paymentIds } from "./demo/payment-ids";

/** The payments of the second account by name. */
export const usIds = idsOf("us", usPayments);

/** The payments of the live account by name. */
export const liveIds = idsOf("live", livePayments);

/** The sellers' accounts by name. */
export const sellerIds: Record<SellerName, string> = {
  "aran-knits": sellerAccountId("aran-knits"),
  "groove-cellar": sellerAccountId("groove-cellar"),
  "lumen-studio": sellerAccountId("lumen-studio"),
  "harbour-bikes": sellerAccountId("harbour-bikes"),
};

/** The payments in sellers' own accounts by name. */
export const directIds = {
  "lumen-studio": idsOf("lumen-studio", directPayments["lumen-studio"]),
  "harbour-bikes": idsOf("harbour-bikes", directPayments["harbour-bikes"]),
};

function idsOf<Name extends string>(
  account: string,
  payments: Record<Name, DemoPayment>,
): Record<Name, PaymentIds> {
  // Object.keys forgets the type of its keys.
  const names = Object.keys(payments) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, paymentIds(accountPaymentName(account, name), payments[name])]),
  ) as Record<Name, PaymentIds>;
}
