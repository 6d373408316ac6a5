import type { DemoPayment } from "../demo/demo-payment";
import { card, sepaDebit } from "../demo/used-method";

/** What the first account was paid in live mode. */
export const livePayments = {
  lamp: {
    payer: "liveHelene",
    amountMinor: 7_900,
    currency: "eur",
    hoursAgo: 6,
    method: card("visa", "7101", "FR"),
    description: "Table lamp",
    metadata: { order: "L-90001" },
  },
  chair: {
    payer: "liveTobias",
    amountMinor: 24_900,
    currency: "eur",
    hoursAgo: 28,
    method: card("mastercard", "7102", "DE"),
    description: "Oak chair",
    metadata: { order: "L-90002" },
  },
  raincoat: {
    payer: "liveImogen",
    amountMinor: 11_200,
    currency: "gbp",
    hoursAgo: 47,
    method: card("visa", "7103", "GB"),
    description: "Raincoat",
    metadata: { order: "L-90003" },
    refunds: [{ amountMinor: 2_200, hoursAgo: 20, status: "succeeded", reason: "requested_by_customer" }],
  },
  shelves: {
    payer: "liveWarehouse",
    amountMinor: 186_000,
    currency: "eur",
    hoursAgo: 240,
    method: sepaDebit("DE", "7104"),
    description: "Schwerlastregale, 6 Stück",
    metadata: { order: "L-90004" },
  },
  poster: {
    payer: { name: "Luis Ortega", email: "luis.ortega@correo.example" },
    amountMinor: 1_950,
    currency: "usd",
    hoursAgo: 64,
    method: card("visa", "7105", "US"),
    description: "Poster",
    metadata: { order: "L-90005" },
  },
  rug: {
    payer: "liveHelene",
    amountMinor: 32_000,
    currency: "eur",
    hoursAgo: 300,
    method: card("visa", "7101", "FR"),
    description: "Wool rug",
    metadata: { order: "L-89950" },
    dispute: { status: "won", reason: "fraudulent", hoursAgo: 210 },
  },
} satisfies Record<string, DemoPayment>;
