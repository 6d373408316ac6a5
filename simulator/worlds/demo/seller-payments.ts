import type { DemoPayment } from "./demo-payment";
import { card } from "./used-method";

/** Payments in which a seller on the platform has a share. */
export const sellerPayments = {
  destinationCharge: {
    payer: "siobhan",
    amountMinor: 10_000,
    currency: "gbp",
    hoursAgo: 105,
    method: card("visa", "8210", "GB"),
    description: "Hand-knitted jumper from Aran Knits",
    metadata: { order: "E-50001" },
    connect: { kind: "destination", seller: "aran-knits", feeMinor: 1_200 },
  },
  destinationChargeOfEmptySeller: {
    payer: "grace",
    amountMinor: 6_000,
    currency: "usd",
    hoursAgo: 190,
    method: card("mastercard", "8210", "US"),
    description: "Vintage record from Groove Cellar",
    metadata: { order: "E-50002" },
    connect: { kind: "destination", seller: "groove-cellar", feeMinor: 600 },
  },
  separateTransfer: {
    payer: "eleni",
    amountMinor: 7_800,
    currency: "eur",
    hoursAgo: 210,
    method: card("visa", "8211", "GR"),
    description: "Κεραμικό βάζο",
    metadata: { order: "E-50003" },
    connect: {
      kind: "separate",
      transfers: [
        { seller: "aran-knits", transferMinor: 6_500 },
        { seller: "lumen-studio", transferMinor: 900 },
      ],
    },
  },
} satisfies Record<string, DemoPayment>;
