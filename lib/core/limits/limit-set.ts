import { z } from "zod";
import { isKnownCurrency } from "@/lib/core/money/currency";
import { type StripeReason, stripeReasons } from "@/lib/core/refund/refund-request";
import { type UnlistedRule, unlistedRules } from "./limit-rules";
import { isTicketMask } from "./ticket-mask";

/** What one currency allows without a second person, in its minor units; null where nothing limits it. */
export type CurrencyLimits = {
  readonly perRefund: bigint | null;
  /** Of one person, over 24 hours. */
  readonly perDay: bigint | null;
  /** Of everybody together on one charge, over 24 hours: ten small refunds are one large one. */
  readonly perCharge: bigint | null;
  /** Of everybody together to one customer, over 24 hours. */
  readonly perCustomer: bigint | null;
  /**
   * Above this, counted with what went back of the charge in 24 hours, its author proves afresh who is there; null
   * where nobody has to. What a second person agrees to needs no proof.
   */
  readonly stepUpAbove: bigint | null;
};

export type LimitsByCurrency = Readonly<Record<string, CurrencyLimits>>;

/** A person by identity, never by e-mail; the name is for whoever reads the settings. */
export type PersonLimits = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly limits: LimitsByCurrency;
};

/** A reason in the company's own words, and what Stripe is told for it. */
export type CompanyReason = {
  readonly key: string;
  readonly label: string;
  /** Null tells Stripe nothing. `fraudulent` also blocks the card and the e-mail. */
  readonly stripeReason: StripeReason | null;
  readonly needsNote: boolean;
};

/** Seconds for which a refund is held back before Stripe is called, by the role of its author. */
export type HoldSeconds = { readonly agent: number; readonly lead: number };

export const holdSecondsMax = 900;

/** The company's rules, one version of them. A refund is judged by the version that holds when it is asked for. */
export type LimitSet = {
  readonly roles: { readonly agent: LimitsByCurrency; readonly lead: LimitsByCurrency };
  readonly people: readonly PersonLimits[];
  readonly unlistedCurrencies: UnlistedRule;
  /** Older payments need a second person; null for any age. In whole days. */
  readonly paymentAgeDaysMax: number | null;
  /** Empty: Stripe's own three are offered. */
  readonly reasons: readonly CompanyReason[];
  readonly isReasonRequired: boolean;
  readonly isTicketRequired: boolean;
  /** Such as `TCK-#`; empty takes any ticket. */
  readonly ticketMask: string;
  /** In minor units by currency: from this amount on a note is compulsory. */
  readonly noteRequiredFrom: Readonly<Record<string, bigint>>;
  readonly holdSeconds: HoldSeconds;
};

/** Rules that ask for nothing: what others are built on. */
export const noLimits: LimitSet = {
  roles: { agent: {}, lead: {} },
  people: [],
  unlistedCurrencies: "unlimited",
  paymentAgeDaysMax: null,
  reasons: [],
  isReasonRequired: false,
  isTicketRequired: false,
  ticketMask: "",
  noteRequiredFrom: {},
  holdSeconds: { agent: 0, lead: 0 },
};

const minor = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,14})$/)
  .transform(BigInt);
const currency = z.string().refine(isKnownCurrency);
const currencyLimits = z.object({
  perRefund: minor.nullable(),
  perDay: minor.nullable(),
  perCharge: minor.nullable(),
  perCustomer: minor.nullable(),
  // Older versions do not know it.
  stepUpAbove: minor.nullable().default(null),
});
const byCurrency = z.record(currency, currencyLimits);
const text = (max: number) => z.string().trim().min(1).max(max);

const reason = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: text(60),
  stripeReason: z.enum(stripeReasons).nullable(),
  needsNote: z.boolean(),
});

/** Reads a version as it is stored: amounts are decimal texts of minor units. */
export const limitSetSchema: z.ZodType<LimitSet> = z.object({
  roles: z.object({ agent: byCurrency, lead: byCurrency }),
  people: z
    .array(z.object({ issuer: text(300), subject: text(300), name: text(200), limits: byCurrency }))
    .refine((people) => isDistinct(people.map(({ issuer, subject }) => `${issuer}|${subject}`))),
  unlistedCurrencies: z.enum(unlistedRules),
  paymentAgeDaysMax: z.int().min(1).max(3650).nullable(),
  reasons: z.array(reason).refine((reasons) => isDistinct(reasons.map(({ key }) => key))),
  isReasonRequired: z.boolean(),
  isTicketRequired: z.boolean(),
  ticketMask: z.string().refine((mask) => mask === "" || isTicketMask(mask)),
  noteRequiredFrom: z.record(currency, minor),
  // Versions from before there was any say nothing of it.
  holdSeconds: z
    .object({ agent: z.int().min(0).max(holdSecondsMax), lead: z.int().min(0).max(holdSecondsMax) })
    .default({ agent: 0, lead: 0 }),
});

function isDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}
