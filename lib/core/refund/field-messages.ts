import type { FieldMessage, MetadataCell, RefundField } from "./field-message";

/** An issue as the schema reports it: where, and in which words. */
export type SchemaIssue = { readonly path: readonly PropertyKey[]; readonly message: string };

const fields: readonly RefundField[] = [
  "amount",
  "reason",
  "ticket",
  "note",
  "metadata",
  "instructionsEmail",
  "reverseTransfer",
  "refundApplicationFee",
  "byPaymentIntent",
  "repeatNote",
];

const cells: readonly MetadataCell[] = ["key", "value"];

/** One message a place: the first issue of each field or cell; hidden fields speak for the whole form. */
export function toFieldMessages(issues: readonly SchemaIssue[]): FieldMessage[] {
  const messages = issues.map(toFieldMessage);
  return messages.filter(
    (message, index) => index === messages.findIndex((other) => isSamePlace(other, message)),
  );
}

function toFieldMessage({ path, message }: SchemaIssue): FieldMessage {
  const [name, row, part] = path;
  const field = fields.find((known) => known === name) ?? "form";
  const cell = cells.find((known) => known === part);
  if (typeof row !== "number" || cell === undefined) return { field, text: message };
  return { field, row, cell, text: message };
}

function isSamePlace(left: FieldMessage, right: FieldMessage): boolean {
  return left.field === right.field && left.row === right.row && left.cell === right.cell;
}
