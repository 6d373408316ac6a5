import { isKnownCurrency } from "@/lib/core/money/currency";
import { amountFaultSentence, parseAmount } from "@/lib/core/money/parse-amount";
import { personOfKey } from "@/lib/core/operator";
import { stripeReasons } from "@/lib/core/refund/refund-request";
import { unlistedRules } from "./limit-rules";
import {
  type CompanyReason,
  type CurrencyLimits,
  holdSecondsMax,
  type LimitSet,
  type LimitsByCurrency,
  limitSetSchema,
  type PersonLimits,
} from "./limit-set";
import { isTicketMask } from "./ticket-mask";
import type { TypedLimitRow, TypedLimits, TypedReason } from "./typed-limits";

/** What cannot be taken as typed: the name of its field, and why. */
export type LimitFault = { readonly field: string; readonly text: string };

export type ReadLimits =
  | { readonly ok: true; readonly set: LimitSet }
  | { readonly ok: false; readonly faults: readonly LimitFault[] };

/** Reads the form of the limits; all faults at once. `nameOf` tells how a person is called. */
export function readLimits(typed: TypedLimits, nameOf: (key: string) => string): ReadLimits {
  const faults: LimitFault[] = [];
  const reading: Reading = { locale: typed.locale, fault: (field, text) => faults.push({ field, text }) };
  const set: LimitSet = {
    roles: { agent: tableOf("agent", typed, reading), lead: tableOf("lead", typed, reading) },
    people: peopleOf(typed, nameOf, reading),
    unlistedCurrencies: unlistedRules.find((rule) => rule === typed.unlistedCurrencies) ?? "needs_approval",
    paymentAgeDaysMax: daysOf(typed.paymentAgeDaysMax, reading),
    reasons: reasonsOf(typed.reasons, reading),
    isReasonRequired: typed.isReasonRequired,
    isTicketRequired: typed.isTicketRequired,
    ticketMask: maskOf(typed.ticketMask, reading),
    noteRequiredFrom: notesOf(typed, reading),
    holdSeconds: {
      agent: secondsOf("holdAgent", typed, reading),
      lead: secondsOf("holdLead", typed, reading),
    },
  };
  if (faults.length > 0) return { ok: false, faults };
  // The stored form is what will be read later, so that is what must hold.
  const stored = limitSetSchema.safeParse(JSON.parse(JSON.stringify(set, textOfBigint)));
  return stored.success
    ? { ok: true, set: stored.data }
    : { ok: false, faults: [{ field: "rows.0.who", text: "These limits cannot be stored as they are." }] };
}

type Reading = { readonly locale: string; readonly fault: (field: string, text: string) => void };

function textOfBigint(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function tableOf(who: string, { rows }: TypedLimits, reading: Reading): LimitsByCurrency {
  const table: Record<string, CurrencyLimits> = {};
  rows.forEach((row, index) => {
    if (row.who !== who) return;
    const place = `rows.${index}.currency`;
    if (!isKnownCurrency(row.currency)) {
      reading.fault(place, `Stripe knows no currency “${row.currency.slice(0, 12)}”.`);
    } else if (Object.hasOwn(table, row.currency)) {
      reading.fault(
        place,
        `There are two lines for the same person or role in ${row.currency.toUpperCase()}.`,
      );
    } else table[row.currency] = limitsIn(row, index, reading);
  });
  return table;
}

function limitsIn(row: TypedLimitRow, index: number, reading: Reading): CurrencyLimits {
  const cell = (name: keyof CurrencyLimits) =>
    row[name].trim() === "" ? null : amountIn(row[name], row.currency, `rows.${index}.${name}`, reading);
  return {
    perRefund: cell("perRefund"),
    perDay: cell("perDay"),
    perCharge: cell("perCharge"),
    perCustomer: cell("perCustomer"),
    stepUpAbove: cell("stepUpAbove"),
  };
}

/** A limit of zero is one: then everything needs a second person. */
function amountIn(text: string, currency: string, field: string, { locale, fault }: Reading): bigint {
  if (/^\s*0+(?:[.,]0+)?\s*$/.test(text)) return 0n;
  const parsed = parseAmount(text, currency, locale);
  if (parsed.ok) return parsed.money.amountMinor;
  fault(field, amountFaultSentence(parsed.fault, currency, locale));
  return 0n;
}

function peopleOf(typed: TypedLimits, nameOf: (key: string) => string, reading: Reading): PersonLimits[] {
  const keys = [...new Set(typed.rows.map(({ who }) => who))].filter(
    (who) => who !== "agent" && who !== "lead",
  );
  return keys.flatMap((key) => {
    const person = personOfKey(key);
    if (person !== null) return [{ ...person, name: nameOf(key), limits: tableOf(key, typed, reading) }];
    const index = typed.rows.findIndex(({ who }) => who === key);
    reading.fault(`rows.${index}.who`, "Choose a role or a person.");
    return [];
  });
}

function daysOf(text: string, { fault }: Reading): number | null {
  if (text === "") return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > 3650) fault("paymentAgeDaysMax", "Type whole days from 1 to 3650, or nothing.");
  return days;
}

/** Nothing typed means no time at all. */
function secondsOf(field: "holdAgent" | "holdLead", typed: TypedLimits, { fault }: Reading): number {
  const text = typed[field] === "" ? "0" : typed[field];
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= holdSecondsMax) return seconds;
  fault(field, `Type whole seconds from 0 to ${holdSecondsMax}, which are 15 minutes.`);
  return 0;
}

function reasonsOf(typed: readonly TypedReason[], { fault }: Reading): CompanyReason[] {
  const taken = new Set(typed.map(({ key }) => key).filter((key) => key !== ""));
  return typed.map(({ key, label, stripeReason, needsNote }, index) => {
    const field = `reasons.${index}.label`;
    if (Array.from(label).length > 60) fault(field, "A reason has at most 60 characters.");
    if (typed.findIndex((other) => other.label === label) < index)
      fault(field, "This reason is there twice.");
    const own = key === "" ? freeKey(label, taken) : key;
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(own)) fault(field, "This form arrived damaged. Open it again.");
    const told = stripeReasons.find((known) => known === stripeReason) ?? null;
    return { key: own, label, stripeReason: told, needsNote };
  });
}

/** A key that no other reason has: from the label where that has plain letters. */
function freeKey(label: string, taken: Set<string>): string {
  const plain = label
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_");
  const base = plain.replaceAll(/^[^a-z]+|_+$/g, "").slice(0, 30) || "reason";
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}_${number}`;
  taken.add(key);
  return key;
}

function maskOf(mask: string, { fault }: Reading): string {
  if (mask !== "" && !isTicketMask(mask)) {
    fault(
      "ticketMask",
      "Write a ticket with # for digits, @ for letters and * for anything, such as TCK-#: at most four of them, never two side by side.",
    );
  }
  return mask;
}

function notesOf({ notes }: TypedLimits, reading: Reading): Record<string, bigint> {
  const from: Record<string, bigint> = {};
  notes.forEach((note, index) => {
    const place = `notes.${index}.currency`;
    if (!isKnownCurrency(note.currency)) {
      reading.fault(place, `Stripe knows no currency “${note.currency.slice(0, 12)}”.`);
    } else if (Object.hasOwn(from, note.currency)) {
      reading.fault(place, `There are two lines for ${note.currency.toUpperCase()}.`);
    } else from[note.currency] = amountIn(note.from, note.currency, `notes.${index}.from`, reading);
  });
  return from;
}
