/** The form of the limits as typed: texts and switches, nothing decided yet. */
export type TypedLimits = {
  readonly rows: readonly TypedLimitRow[];
  readonly unlistedCurrencies: string;
  readonly paymentAgeDaysMax: string;
  readonly reasons: readonly TypedReason[];
  readonly isReasonRequired: boolean;
  readonly isTicketRequired: boolean;
  readonly ticketMask: string;
  readonly notes: readonly TypedNote[];
  readonly holdAgent: string;
  readonly holdLead: string;
  /** Why it is to change, for the second administrator. */
  readonly why: string;
  /** The hash of what was shown with its consequences; only that can be proposed. */
  readonly checkedSha256: string;
  /** The locale whose separators the amounts are read with. */
  readonly locale: string;
};

export type TypedLimitRow = {
  /** `agent`, `lead`, or a person as the audit log names one. */
  readonly who: string;
  readonly currency: string;
  readonly perRefund: string;
  readonly perDay: string;
  readonly perCharge: string;
  readonly perCustomer: string;
  readonly stepUpAbove: string;
};

export type TypedReason = {
  readonly key: string;
  readonly label: string;
  readonly stripeReason: string;
  readonly needsNote: boolean;
};

export type TypedNote = { readonly currency: string; readonly from: string };

/** More lines than any company needs are not read. */
const linesMax = { rows: 400, reasons: 40, notes: 60 } as const;

/** Longer texts are cut: no field takes as much, and the reading then says what is wrong. */
const charactersMax = 600;

/** Reads a posted form. Lines without a currency or a label are none. */
export function readTypedLimits(form: FormData): TypedLimits {
  const text = (name: string) => textIn(form, name);
  return {
    rows: lines(linesMax.rows, (index): TypedLimitRow => {
      const cell = (name: string) => text(`rows.${index}.${name}`);
      return {
        who: cell("who"),
        currency: cell("currency").trim().toLowerCase(),
        perRefund: cell("perRefund"),
        perDay: cell("perDay"),
        perCharge: cell("perCharge"),
        perCustomer: cell("perCustomer"),
        stepUpAbove: cell("stepUpAbove"),
      };
    }).filter(({ currency }) => currency !== ""),
    unlistedCurrencies: text("unlistedCurrencies"),
    paymentAgeDaysMax: text("paymentAgeDaysMax").trim(),
    reasons: lines(linesMax.reasons, (index): TypedReason => {
      const cell = (name: string) => text(`reasons.${index}.${name}`);
      return {
        key: cell("key"),
        label: cell("label").trim(),
        stripeReason: cell("stripeReason"),
        needsNote: cell("needsNote") === "on",
      };
    }).filter(({ label }) => label !== ""),
    isReasonRequired: text("isReasonRequired") === "on",
    isTicketRequired: text("isTicketRequired") === "on",
    ticketMask: text("ticketMask").trim(),
    notes: lines(linesMax.notes, (index): TypedNote => {
      const cell = (name: string) => text(`notes.${index}.${name}`);
      return { currency: cell("currency").trim().toLowerCase(), from: cell("from") };
    }).filter(({ currency }) => currency !== ""),
    holdAgent: text("holdAgent").trim(),
    holdLead: text("holdLead").trim(),
    why: text("why"),
    checkedSha256: text("checkedSha256"),
    locale: text("locale"),
  };
}

function lines<Line>(most: number, read: (index: number) => Line): Line[] {
  return Array.from({ length: most }, (_, index) => read(index));
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, charactersMax).replaceAll("\r\n", "\n") : "";
}
