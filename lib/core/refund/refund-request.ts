import { z } from "zod";
import type { CalculationAsked } from "@/lib/core/calculation/calculation";
import { readCalculation } from "@/lib/core/calculation/read-calculation";
import { payableIdPattern } from "@/lib/core/charge/payable";
import type { Money } from "@/lib/core/money/money";
import { amountFaultSentence, parseAmount } from "@/lib/core/money/parse-amount";
import { accountField } from "./account-field";
import type { RepeatNote } from "./same-thing";

/** The reasons Stripe takes; `fraudulent` also puts the card and the e-mail on the account's block lists. */
export const stripeReasons = ["requested_by_customer", "duplicate", "fraudulent"] as const;
export type StripeReason = (typeof stripeReasons)[number];

/** What the console calls itself in a refund's metadata. */
export const ownApp = "refund-console";

/** Keys that the console writes on every refund; what a person adds may not reuse them. */
export const ownMetadataKeys = ["app", "request_id", "generation", "content_sha256", "ticket"] as const;

/** Stripe's limits for metadata. Source: docs.stripe.com/metadata; brackets: API reference. */
export const metadataLimits = { keys: 50, keyCharacters: 40, valueCharacters: 500 } as const;

/** Rows a person can add: Stripe's limit less the console's own keys. */
export const metadataRowsMax = metadataLimits.keys - ownMetadataKeys.length;

export const ticketCharactersMax = 100;
export const noteCharactersMax = 500;
export const repeatNoteCharacters = { min: 10, max: 300 } as const;

/** What a person asks for, read and checked; amounts in minor units of the charge's currency. */
export type RefundRequest = {
  /** Or the number of a cash balance. */
  readonly chargeId: string;
  /** The account that the charge was shown on; null for our own. */
  readonly connectedAccount: string | null;
  readonly attemptId: string;
  readonly amount: { readonly kind: "part"; readonly money: Money } | { readonly kind: "whole" };
  readonly seenLeft: Money;
  /** The key of one of the offered reasons: the company's own, or Stripe's. Which are offered the policy knows. */
  readonly reason: string | null;
  readonly ticket: string;
  readonly note: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly instructionsEmail: string | null;
  readonly reverseTransfer: boolean;
  readonly refundApplicationFee: boolean;
  /** Whether Stripe is told the payment intent in place of the charge; never with a whole charge. */
  readonly byPaymentIntent: boolean;
  /** Null until somebody was asked why it goes back again, and said so. */
  readonly repeat: RepeatNote | null;
  /** How the amount was worked out; null where it was typed. */
  readonly calculation: CalculationAsked | null;
};

// Bidirectional marks and controls make a text read other than it is; line breaks are fine in a note.
const unsafeText = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]/u;
const unsafeLine = /[\n]/u;
const attemptIdPattern = /^[0-9a-f]{32}$/;

/** A text of a person's, without what makes it read other than it is. */
export function line(label: string, max: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => Array.from(text).length <= max, `${label}: at most ${max} characters.`)
    .refine((text) => text.isWellFormed(), `${label}: contains a broken character. Type it again.`)
    .refine(
      (text) => !unsafeText.test(text),
      `${label}: contains an invisible control character. Remove it.`,
    );
}

const metadataRow = z.object({
  key: line("Metadata name", metadataLimits.keyCharacters)
    .refine((key) => key !== "", "Give this metadata row a name, or remove the row.")
    .refine((key) => !/[[\]]/.test(key), "A metadata name may not contain square brackets.")
    .refine((key) => !isOwnKey(key), "This metadata name is kept for Refund Console. Use another one."),
  value: line("Metadata value", metadataLimits.valueCharacters).refine(
    (value) => value !== "",
    "Give this metadata row a value, or remove the row.",
  ),
});

/** Rows of metadata as a person may type them. */
export const metadataRows = z
  .array(metadataRow)
  // Zod's own maximum would end the checks of the whole form here.
  .refine(
    (rows) => rows.length <= metadataRowsMax,
    `Stripe keeps at most ${metadataLimits.keys} metadata entries and ${ownMetadataKeys.length} are the console's own: at most ${metadataRowsMax} rows.`,
  )
  .superRefine((rows, context) => {
    const seen = new Set<string>();
    rows.forEach(({ key }, index) => {
      if (seen.has(key)) {
        context.addIssue({
          code: "custom",
          path: [index, "key"],
          message: `The name “${key}” is there twice.`,
        });
      }
      seen.add(key);
    });
  });

export const chooseReason = "Choose one of the reasons.";

const shared = z.object({
  chargeId: z.string().regex(payableIdPattern, "This form does not name a charge. Open the payment again."),
  connectedAccount: accountField,
  attemptId: z.string().regex(attemptIdPattern, "This form has lost its number. Open the payment again."),
  currency: z.string().regex(/^[a-z]{3}$/, "This form has lost its currency. Open the payment again."),
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/)
    .catch("en-US"),
  seenLeftMinor: z.string().regex(/^[0-9]{1,15}$/, "This form has lost its figures. Open the payment again."),
  reason: z
    .string()
    .regex(/^([a-z][a-z0-9_]{0,39})?$/, chooseReason)
    .transform((key) => (key === "" ? null : key)),
  ticket: line("Ticket", ticketCharactersMax).refine(
    (text) => !unsafeLine.test(text),
    "Ticket: one line only.",
  ),
  note: line("Note", noteCharactersMax),
  metadata: metadataRows,
  instructionsEmail: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : text))
    .pipe(z.email("Type an e-mail address such as name@example.com.").max(254).nullable()),
  reverseTransfer: z.boolean(),
  refundApplicationFee: z.boolean(),
  byPaymentIntent: z.boolean(),
  // An empty one is left to the policy: what was typed meanwhile may be nothing that went back before.
  repeatNote: line("Why again", repeatNoteCharacters.max).refine(
    (text) => text === "" || Array.from(text).length >= repeatNoteCharacters.min,
    `Why again: a sentence of at least ${repeatNoteCharacters.min} characters, for whoever wonders later.`,
  ),
  // Numbers that were not shown answer nothing: then the person is asked again.
  repeatOf: z
    .string()
    .regex(/^(?:(?:rq|re|pyr)_[A-Za-z0-9]{1,64} ?){0,3}$/)
    .catch(""),
  calculation: z.string().transform(readCalculation),
});

type Shared = z.output<typeof shared>;

/** All that reading the amount needs. */
const amountTexts = z.object({ amount: z.string(), currency: z.string(), locale: z.string() });

/** The form's schema: the page checks with it as one types, the action checks with it again. */
export const refundRequestSchema = shared
  .extend({ amount: z.string() })
  // Checked whatever else is wrong, so that every place gets its message at the first try.
  .superRefine(refuseUnreadableAmount, { when: ({ value }) => amountTexts.safeParse(value).success })
  .transform((typed): RefundRequest => {
    const parsed = parseAmount(typed.amount, typed.currency, typed.locale);
    if (!parsed.ok) throw new Error(`an amount passed the check that cannot be read: ${parsed.fault}`);
    return toRequest(typed, { kind: "part", money: parsed.money });
  });

/** The same for "refund whole charge": the sum is not sent, so none is read. */
export const wholeRefundRequestSchema = shared.transform((typed) => toRequest(typed, { kind: "whole" }));

function refuseUnreadableAmount(
  { amount, currency, locale }: z.output<typeof amountTexts>,
  context: z.RefinementCtx,
): void {
  const parsed = parseAmount(amount, currency, locale);
  if (parsed.ok) return;
  const message = amountFaultSentence(parsed.fault, currency, locale);
  context.addIssue({ code: "custom", path: ["amount"], message });
}

function toRequest(typed: Shared, amount: RefundRequest["amount"]): RefundRequest {
  const { currency, seenLeftMinor, locale: _locale, metadata, repeatNote, repeatOf, ...rest } = typed;
  return {
    ...rest,
    // What takes all that is left was not worked out.
    calculation: amount.kind === "part" ? rest.calculation : null,
    // Its address names the charge already.
    byPaymentIntent: amount.kind === "part" && rest.byPaymentIntent,
    amount,
    seenLeft: { amountMinor: BigInt(seenLeftMinor), currency },
    metadata: Object.fromEntries(metadata.map(({ key, value }) => [key, value])),
    repeat: repeatNote === "" ? null : { note: repeatNote, of: repeatOf.split(" ") },
  };
}

/** True for what the console itself writes: nobody may reuse, change or remove it. */
export function isOwnKey(key: string): boolean {
  return ownMetadataKeys.some((own) => own === key);
}
