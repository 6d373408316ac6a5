import type Stripe from "stripe";
import type { ConnectedAccountObjects, FamilyObject } from "../../stripe/world-object";
import { balanceOf } from "../demo/build-balance";
import { buildCharge } from "../demo/build-charge";
import { applicationFee } from "../demo/build-connect";
import { buildCustomer } from "../demo/build-customer";
import { buildPayment } from "../demo/build-payment";
import { accountPaymentName } from "../demo/payment-ids";
import { buildAccount } from "./build-account";
import { type Seller, type SellerName, sellerAccountId, sellers } from "./sellers";

/** The sellers' accounts, and the fees that the platform took from what was paid to them directly. */
export function sellersWorld(): FamilyObject[] {
  // Object.keys forgets the type of its keys.
  const names = Object.keys(sellers) as SellerName[];
  return names.flatMap((name) => [accountObjects(name, sellers[name]), ...feesFrom(name, sellers[name])]);
}

function accountObjects(name: SellerName, seller: Seller): ConnectedAccountObjects {
  const id = sellerAccountId(name);
  const objects: FamilyObject[] = [
    buildAccount({ ...seller, id }),
    balanceOf(seller.availableMinor),
    ...Object.entries(seller.customers).flatMap(([key, customer]) => buildCustomer(key, customer)),
    ...Object.entries(seller.payments).flatMap(([key, payment]) =>
      buildPayment(accountPaymentName(name, key), payment),
    ),
  ];
  return { object: "connected_account_objects", account: id, objects };
}

function feesFrom(name: SellerName, { payments }: Seller): Stripe.ApplicationFee[] {
  return Object.entries(payments).flatMap(([key, payment]) => {
    const payName = accountPaymentName(name, key);
    const { connect } = payment;
    if (connect?.kind !== "direct" || connect.feeMinor === 0) return [];
    return [applicationFee(payName, buildCharge(payName, payment), connect)];
  });
}
