import { customer, type DemoCustomer } from "./customers";

/** Those who pay the second account. */
export const usCustomers = {
  usAvery: customer("Avery Collins", "avery.collins@mail.example", "US"),
  usJordan: customer("Jordan Reyes", "jordan.reyes@mail.example", "US"),
  usMaya: customer("Maya Thompson", "maya.thompson@mail.example", "US"),
  usTheo: customer("Theo Nakamura", "theo.nakamura@mail.example", "US"),
  usPriya: customer("Priya Raman", "priya.raman@mail.example", "US"),
  usOwen: customer("Owen Gallagher", "owen.gallagher@mail.example", "US"),
  usCamille: customer("Camille Tremblay", "camille.tremblay@courriel.example", "CA"),
  usDiner: customer("Blue Plate Diner LLC", "books@blueplate.example", "US"),
  /** The same person as at the first account, known there by another id. */
  usGrace: customer("Grace Miller", "grace.miller@mail.example", "US"),
} satisfies Record<string, DemoCustomer>;

/** Those who pay with real money. */
export const liveCustomers = {
  liveHelene: customer("Hélène Marchand", "helene.marchand@courriel.example", "FR"),
  liveTobias: customer("Tobias Lindner", "tobias.lindner@post.example", "DE"),
  liveImogen: customer("Imogen Clarke", "imogen.clarke@mail.example", "GB"),
  liveWarehouse: customer("Nordlicht Lagerhaus GmbH", "rechnung@nordlicht.example", "DE"),
} satisfies Record<string, DemoCustomer>;

/** Those who pay sellers themselves; each is a customer of the seller's account only. */
export const sellerCustomers = {
  lumenPaula: customer("Paula Brandt", "paula.brandt@post.example", "DE"),
  lumenYusuf: customer("Yusuf Demir", "yusuf.demir@posta.example", "TR"),
  lumenOceane: customer("Océane Girard", "oceane.girard@courriel.example", "FR"),
  harbourFinn: customer("Finn MacLeod", "finn.macleod@mail.example", "GB"),
  harbourBea: customer("Bea Ashworth", "bea.ashworth@mail.example", "GB"),
} satisfies Record<string, DemoCustomer>;
