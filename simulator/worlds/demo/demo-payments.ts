import { cardStories } from "./card-stories";
import { currencyPayments } from "./currency-payments";
import type { DemoPayment } from "./demo-payment";
import { oddTexts } from "./odd-texts";
import { otherMethods } from "./other-methods";
import { plainPayments } from "./plain-payments";
import { regularPayments } from "./regular-payments";
import { sellerPayments } from "./seller-payments";

const payments = {
  ...plainPayments,
  ...cardStories,
  ...currencyPayments,
  ...otherMethods,
  ...sellerPayments,
  ...oddTexts,
  ...regularPayments,
};

export type DemoPaymentName = keyof typeof payments;

export const demoPayments: Record<DemoPaymentName, DemoPayment> = payments;
