/** One customer of the demo world; `null` stands for what the customer never told. */
export interface DemoCustomer {
  name: string | null;
  email: string | null;
  country: string;
  /** Money that lies with us for the customer, in minor units per currency. */
  cashBalance?: Record<string, number>;
  isDeleted?: true;
}

export function customer(name: string, email: string | null, country: string): DemoCustomer {
  return { name, email, country };
}

const LONG_NAME =
  "Maximiliane Wilhelmine Friederike Charlotte Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst-Langenburg geborene Gräfin Esterházy de Galántha";

/** Names in many scripts, and two people behind one address. */
const storyCustomers = {
  amelie: customer("Amélie Dubois", "amelie.dubois@mail.example", "FR"),
  bjork: customer("Björk Ægisdóttir", "bjork@vefur.example", "IS"),
  dmitri: customer("Дмитрий Соколов", "d.sokolov@pochta.example", "RS"),
  eleni: customer("Ελένη Παπαδοπούλου", "eleni@taxydromeio.example", "GR"),
  layla: customer("ليلى الهاشمي", "layla@barid.example", "BH"),
  fahad: customer("فهد العتيبي", "fahad@barid.example", "KW"),
  noam: customer("נועם לוי", "noam.levi@doar.example", "IL"),
  ananya: customer("अनन्या शर्मा", "ananya.sharma@dak.example", "IN"),
  haruto: customer("佐藤 陽翔", "haruto.sato@yubin.example", "JP"),
  meiling: customer("陳美玲", "meiling.chen@youjian.example", "TW"),
  jiwoo: customer("김지우", "jiwoo.kim@pyeonji.example", "KR"),
  somchai: customer("สมชาย ใจดี", "somchai@praisani.example", "TH"),
  anh: customer("Nguyễn Thị Ánh", "anh.nguyen@thu.example", "VN"),
  zoe: customer("Zoë 🌻 van den Berg", "zoe@post.example", "NL"),
  nakato: customer("Nakato Grace Nalwoga", "nakato@mail.example", "UG"),
  asa: customer("Åsa Öberg", "asa.oberg@brev.example", "SE"),
  reka: customer("Réka Szűcs", "reka.szucs@posta.example", "HU"),
  juerg: customer("Jürg Zürcher", "juerg@post.example", "CH"),
  joao: customer("João Conceição", "joao.conceicao@correio.example", "BR"),
  lukasz: customer("Łukasz Żółtowski", "lukasz@poczta.example", "PL"),
  siobhan: customer("Siobhán O'Connor", "siobhan@mail.example", "GB"),
  grace: customer("Grace Miller", "grace.miller@mail.example", "US"),
  robin: customer("Robin Taylor", "robin.taylor@mail.example", "US"),
  robinAtWork: customer("Robin Taylor (work)", "robin.taylor@mail.example", "US"),
  hohenlohe: customer(LONG_NAME, "maximiliane@post.example", "DE"),
  script: customer("<script>alert(1)</script>", "script@mail.example", "US"),
  formula: customer('=HYPERLINK("https://evil.example","Click me")', "formula@mail.example", "US"),
  nameless: { name: null, email: "no.name@mail.example", country: "US" },
  withoutEmail: customer("Harriet Vane", null, "GB"),
  left: { name: null, email: null, country: "US", isDeleted: true },
} satisfies Record<string, DemoCustomer>;

/** Customers who pay by bank transfer and leave money with us. */
const cashCustomers = {
  workshop: {
    ...customer("Werkstatt Köhler GmbH", "buchhaltung@koehler.example", "DE"),
    cashBalance: { eur: 125_000, gbp: 8_250 },
  },
  freight: {
    ...customer("Okonkwo Freight Ltd", "accounts@okonkwo.example", "GB"),
    cashBalance: { usd: 9_900, eur: 43_010, gbp: 250_000 },
  },
  midori: {
    ...customer("株式会社みどり", "keiri@midori.example", "JP"),
    cashBalance: { jpy: 75_000 },
  },
} satisfies Record<string, DemoCustomer>;

/** One for each of the plain card payments, so that whoever uses one meets nobody else's. */
const plainCustomers = {
  plain01: customer("Olivia Hart", "olivia.hart@mail.example", "US"),
  plain02: customer("Ethan Brooks", "ethan.brooks@mail.example", "US"),
  plain03: customer("Clara Neumann", "clara.neumann@post.example", "DE"),
  plain04: customer("Matteo Ricci", "matteo.ricci@posta.example", "IT"),
  plain05: customer("Isla Campbell", "isla.campbell@mail.example", "GB"),
  plain06: customer("Lucía Fernández", "lucia.fernandez@correo.example", "ES"),
  plain07: customer("Noah Bennett", "noah.bennett@mail.example", "US"),
  plain08: customer("Freya Larsen", "freya.larsen@post.example", "DK"),
  plain09: customer("Hugo Lefèvre", "hugo.lefevre@courriel.example", "FR"),
  plain10: customer("Ada Nwosu", "ada.nwosu@mail.example", "GB"),
  plain11: customer("Samuel Greene", "samuel.greene@mail.example", "US"),
  plain12: customer("Petra Novotná", "petra.novotna@posta.example", "CZ"),
} satisfies Record<string, DemoCustomer>;

const customers = { ...storyCustomers, ...cashCustomers, ...plainCustomers };

export type DemoCustomerName = keyof typeof customers;

export const demoCustomers: Record<DemoCustomerName, DemoCustomer> = customers;
