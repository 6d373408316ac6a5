import { describe, expect, it } from "vitest";
import { firstLimits } from "./first-limits";
import { limitChanges } from "./limit-changes";
import { type LimitSet, limitSetSchema, noLimits } from "./limit-set";
import { limitsAsTyped } from "./limits-as-typed";
import { readLimits } from "./read-limits";
import { readTypedLimits, type TypedLimits } from "./typed-limits";

const name = () => "Ana Ferreira";
const ana = "https://id.example|ana";
const full: LimitSet = {
  roles: {
    agent: { eur: { perRefund: 10_050n, perDay: null, perCharge: 0n, perCustomer: 7n, stepUpAbove: 5_000n } },
    lead: { jpy: { perRefund: 5_800n, perDay: 1n, perCharge: null, perCustomer: null, stepUpAbove: null } },
  },
  people: [
    {
      issuer: "https://id.example",
      subject: "ana",
      name: "Ana Ferreira",
      limits: {
        bhd: { perRefund: 1_250n, perDay: null, perCharge: null, perCustomer: null, stepUpAbove: null },
      },
    },
  ],
  unlistedCurrencies: "refused",
  paymentAgeDaysMax: 90,
  reasons: [{ key: "goodwill", label: "Goodwill", stripeReason: "duplicate", needsNote: true }],
  isReasonRequired: true,
  isTicketRequired: true,
  ticketMask: "TCK-#",
  holdSeconds: { agent: 0, lead: 30 },
  noteRequiredFrom: { eur: 5_000n },
};

function faultsOf(change: Partial<TypedLimits>): string[] {
  const read = readLimits({ ...limitsAsTyped(noLimits, "en-US"), ...change }, name);
  return read.ok ? [] : read.faults.map(({ field }) => field);
}

const row = {
  who: "agent",
  currency: "eur",
  perRefund: "",
  perDay: "",
  perCharge: "",
  perCustomer: "",
  stepUpAbove: "",
};

describe("the form of the limits", () => {
  it.each([
    ["a fresh installation's", firstLimits, "en-US"],
    ["all kinds of rules", full, "en-US"],
    ["German marks", full, "de-DE"],
    ["no limits at all", noLimits, "en-US"],
  ])("gives back what it shows: %s", (_name, set, locale) => {
    expect(readLimits(limitsAsTyped(set, locale), name)).toEqual({ ok: true, set });
  });

  it("can be stored and read again", () => {
    const stored = JSON.stringify(full, (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(limitSetSchema.parse(JSON.parse(stored))).toEqual(full);
  });

  it.each<[Partial<TypedLimits>, string[]]>([
    [{ rows: [{ ...row, currency: "xyz" }] }, ["rows.0.currency"]],
    [{ rows: [{ ...row, currency: "constructor" }] }, ["rows.0.currency"]],
    [{ rows: [row, row] }, ["rows.1.currency"]],
    [
      {
        rows: [
          { ...row, perDay: "1,2,3" },
          { ...row, who: "boss" },
        ],
      },
      ["rows.0.perDay", "rows.1.who"],
    ],
    [{ paymentAgeDaysMax: "0" }, ["paymentAgeDaysMax"]],
    [{ paymentAgeDaysMax: "1.5" }, ["paymentAgeDaysMax"]],
    [{ ticketMask: "##" }, ["ticketMask"]],
    [{ notes: [{ currency: "eur", from: "" }] }, ["notes.0.from"]],
    [
      {
        reasons: [
          { key: "", label: "Same", stripeReason: "", needsNote: false },
          { key: "", label: "Same", stripeReason: "", needsNote: false },
          { key: "Not a key", label: "x".repeat(61), stripeReason: "", needsNote: false },
        ],
      },
      ["reasons.1.label", "reasons.2.label", "reasons.2.label"],
    ],
  ])("says at its field what cannot be taken: %j", (change, fields) => {
    expect(faultsOf(change)).toEqual(fields);
  });

  it("gives each new reason a key of its own, whatever its letters", () => {
    const reason = { key: "", stripeReason: "", needsNote: false };
    const labels = ["Came too late", "Came too late!", "遅延", "2nd try"];
    const typed = { reasons: labels.map((label) => ({ ...reason, label })) };
    const read = readLimits({ ...limitsAsTyped(noLimits, "en-US"), ...typed }, name);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.set.reasons.map(({ key }) => key)).toEqual([
      "came_too_late",
      "came_too_late_2",
      "reason",
      "nd_try",
    ]);
  });

  it("reads a posted form, without the lines that say nothing", () => {
    const form = new FormData();
    form.set("rows.0.who", "lead");
    form.set("rows.0.currency", " EUR ");
    form.set("rows.0.perDay", "10");
    form.set("rows.1.who", ana);
    form.set("reasons.0.label", "");
    form.set("isTicketRequired", "on");
    expect(readTypedLimits(form)).toMatchObject({
      rows: [{ who: "lead", currency: "eur", perRefund: "", perDay: "10" }],
      reasons: [],
      isTicketRequired: true,
      isReasonRequired: false,
    });
  });
});

describe("the changes of a proposal", () => {
  it("are none between a version and itself", () => {
    expect(limitChanges(full, full, "en-US")).toEqual([]);
  });

  it("leave out nothing that differs", () => {
    const words = limitChanges(noLimits, full, "en-US").map(({ what, to }) =>
      `${what}: ${to}`.replace("\u00A0", " "),
    );
    expect(words).toEqual([
      "Agents, EUR, for one refund: €100.50",
      "Agents, EUR, for one person in 24 hours: no limit",
      "Agents, EUR, for one payment in 24 hours: €0.00",
      "Agents, EUR, for one customer in 24 hours: €0.07",
      "Agents, EUR, second factor above: €50.00",
      "Leads, JPY, for one refund: ¥5,800",
      "Leads, JPY, for one person in 24 hours: ¥1",
      "Leads, JPY, for one payment in 24 hours: no limit",
      "Leads, JPY, for one customer in 24 hours: no limit",
      "Leads, JPY, second factor above: never",
      "Ana Ferreira, BHD, for one refund: BHD 1.250",
      "Ana Ferreira, BHD, for one person in 24 hours: no limit",
      "Ana Ferreira, BHD, for one payment in 24 hours: no limit",
      "Ana Ferreira, BHD, for one customer in 24 hours: no limit",
      "Ana Ferreira, BHD, second factor above: never",
      "Currencies that are not listed: No refund is made",
      "Age of the payment: up to 90 days",
      "Reason compulsory: yes",
      "Ticket compulsory: yes",
      "Tickets look like: TCK-#",
      "Reason “Goodwill”: Goodwill: Stripe is told “Duplicate”, with a note",
      "Note compulsory, EUR: from €50.00",
      "Leads’ refunds held back: 30 seconds",
    ]);
  });
});
