/** The refund form as typed: strings and switches, nothing decided yet. */
export type TypedRefund = {
  /** The mark of the person whom the form was made for. */
  person: string;
  chargeId: string;
  /** The connected account that the charge was shown on; empty for our own. */
  connectedAccount: string;
  /** Made when the form is shown; the same attempt is the same refund, however often it is sent. */
  attemptId: string;
  currency: string;
  /** The locale whose separators the amount is read with. */
  locale: string;
  /** What was left when the form was shown, in minor units: only guards, never decides the sum. */
  seenLeftMinor: string;
  amount: string;
  reason: string;
  ticket: string;
  note: string;
  metadata: { key: string; value: string }[];
  instructionsEmail: string;
  reverseTransfer: boolean;
  refundApplicationFee: boolean;
  /** Stripe is told the payment intent in place of the charge. */
  byPaymentIntent: boolean;
  /** Why it goes back again, once that was asked. */
  repeatNote: string;
  /** The numbers of the refunds that were shown with that question, a space between. */
  repeatOf: string;
  /** How the amount was worked out, as the form's script writes it; empty where it was typed. */
  calculation: string;
};

/** A form of which nothing could be read. */
export const emptyTypedRefund: TypedRefund = {
  person: "",
  chargeId: "",
  connectedAccount: "",
  attemptId: "",
  currency: "",
  locale: "",
  seenLeftMinor: "",
  amount: "",
  reason: "",
  ticket: "",
  note: "",
  metadata: [],
  instructionsEmail: "",
  reverseTransfer: false,
  refundApplicationFee: false,
  byPaymentIntent: false,
  repeatNote: "",
  repeatOf: "",
  calculation: "",
};

const textFields = [
  "person",
  "chargeId",
  "connectedAccount",
  "attemptId",
  "currency",
  "locale",
  "seenLeftMinor",
  "amount",
  "reason",
  "ticket",
  "note",
  "instructionsEmail",
  "repeatNote",
  "repeatOf",
  "calculation",
] as const;

/** More rows than Stripe could ever take are not read: the schema then says that there are too many. */
const metadataRowsRead = 60;

/**
 * Reads a posted form. Only the fields named here are looked at, so nothing else can be set by a payload.
 * Returns null when it is no form, or a field is there twice or is a file: no browser form of ours sends that.
 */
export function readTypedRefund(form: unknown): TypedRefund | null {
  // An action is called with whatever somebody posts, whatever its types say.
  if (!(form instanceof FormData)) return null;
  const texts = textFields.map((name) => [name, readText(form, name)] as const);
  const metadata = readMetadataRows(form);
  const reverseTransfer = readText(form, "reverseTransfer");
  const refundApplicationFee = readText(form, "refundApplicationFee");
  const byPaymentIntent = readText(form, "byPaymentIntent");
  if (texts.some(([, text]) => text === null)) return null;
  if (metadata === null || reverseTransfer === null || refundApplicationFee === null) return null;
  if (byPaymentIntent === null) return null;
  const text = Object.fromEntries(texts) as Record<(typeof textFields)[number], string>;
  return {
    ...text,
    metadata,
    reverseTransfer: reverseTransfer === "on",
    refundApplicationFee: refundApplicationFee === "on",
    byPaymentIntent: byPaymentIntent === "on",
  };
}

function readText(form: FormData, name: string): string | null {
  const values = form.getAll(name);
  if (values.length === 0) return "";
  const [value] = values;
  if (values.length !== 1 || typeof value !== "string") return null;
  // A posted form writes every line break as CR LF, whatever was typed.
  return value.replaceAll("\r\n", "\n");
}

/** Rows come as `metadata.0.key`, `metadata.0.value`; a row with both cells empty is no row. Null as above. */
export function readMetadataRows(form: FormData): { key: string; value: string }[] | null {
  const rows: { key: string; value: string }[] = [];
  for (let index = 0; index < metadataRowsRead; index += 1) {
    const key = readText(form, `metadata.${index}.key`);
    const value = readText(form, `metadata.${index}.value`);
    if (key === null || value === null) return null;
    if (key !== "" || value !== "") rows.push({ key, value });
  }
  return rows;
}
