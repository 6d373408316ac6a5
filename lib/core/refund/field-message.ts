/** The places of the refund form that a message can belong to; `form` is the form as a whole. */
export type RefundField =
  | "amount"
  | "reason"
  | "ticket"
  | "note"
  | "metadata"
  | "instructionsEmail"
  | "reverseTransfer"
  | "refundApplicationFee"
  | "byPaymentIntent"
  | "repeatNote"
  | "form";

/** The two cells of a metadata row, named as the form posts them. */
export type MetadataCell = "key" | "value";

/** One sentence at one place: what and why, and in `help` who or what can help. */
export type FieldMessage = {
  readonly field: RefundField;
  /** For one cell of `metadata`: its row, from 0. Row and cell are there together or not at all. */
  readonly row?: number;
  readonly cell?: MetadataCell;
  readonly text: string;
  readonly help?: string;
};
